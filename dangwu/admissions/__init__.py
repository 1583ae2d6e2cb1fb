"""发展党员: applicants and the steps of their admission."""
