"""What was found: which findings somebody waived until when, and how many there were on each day."""
