"""The place 数: find a figure, see the number, its course, its parts and its records."""
