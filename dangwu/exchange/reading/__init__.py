"""What a cell means: text, days, months, money, counts, identity numbers."""
