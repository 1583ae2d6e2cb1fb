"""The papers of a dossier as official documents, each from the records and from nothing else."""
