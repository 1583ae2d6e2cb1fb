"""The kinds of files: how a row of each is read and judged."""
