"""Settings: the unit's names, logins and what is granted to them, passwords."""
