"""Runs one SQL text on SQLite, PostgreSQL (Django's connection) and DuckDB over Parquet."""
