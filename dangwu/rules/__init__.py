"""Dated rules of every room: what a regulation asks, from when, by which article."""
