"""报告: issue a report: fill, check claims, freeze the evidence, verify."""
