"""The fictional bureau."""
