"""Rows that were read become records, in one transaction, and can be taken back."""
