"""Finds every figure, check and claim of every room, and runs them."""
