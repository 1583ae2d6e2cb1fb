"""What the pages of every room share: registers, forms, lists, and who sees what."""
