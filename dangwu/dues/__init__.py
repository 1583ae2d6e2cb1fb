"""党费: bases, assessments, payments, remittances and spending."""
