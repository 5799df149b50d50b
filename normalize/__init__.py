"""Documents to forms, indicators and clauses."""
