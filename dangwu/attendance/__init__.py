"""考勤: attendance, leave and trips."""
