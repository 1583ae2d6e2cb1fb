"""A second way to every number: plain Python over the records, none of our SQL."""
