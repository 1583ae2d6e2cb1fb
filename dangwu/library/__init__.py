"""文库: shared documents and their downloads."""
