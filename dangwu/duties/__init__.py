"""责任: plans, lists, tasks, inspections, appraisals, integrity work."""
