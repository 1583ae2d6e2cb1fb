"""dangwu 党务: the Party-affairs office of a bureau."""

__version__ = "0.1.0"
