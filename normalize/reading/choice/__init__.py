"""Which of a table's readings holds, and how sure that is: fitted weights, the choice, confidences."""
