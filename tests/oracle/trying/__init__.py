"""Plain judges of the five kinds of `dangwu try`, written from the contract alone."""
