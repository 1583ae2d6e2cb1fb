"""我的: what a member sees of herself, on her phone."""
