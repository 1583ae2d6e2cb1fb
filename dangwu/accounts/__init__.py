"""账号: who may do what, and the log of every change."""
