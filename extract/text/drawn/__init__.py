"""Tables drawn with bars between their cells."""
