"""What a form that came back holds: results, points, doubts."""
