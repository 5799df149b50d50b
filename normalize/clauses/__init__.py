"""The rules in running text: clauses, points, targets."""
