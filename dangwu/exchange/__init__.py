"""Excel in and out, the Parquet ledger, packages for the superior."""
