"""The place 今日: what is due, late or wrong for the person who signed in."""
