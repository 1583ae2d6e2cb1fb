"""党员: members, where they belong and the posts they hold."""
