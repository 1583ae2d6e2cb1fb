"""值守: emergency posts, shifts, household checks, donations, volunteers."""
