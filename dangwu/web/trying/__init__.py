"""The place of the calculators: cases are judged by the same rules and nothing is kept."""
