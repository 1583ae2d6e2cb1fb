"""The first start: the unit, and who signs in first."""
