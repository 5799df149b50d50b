"""Whether what was read comes out: sums, duplicates, amounts, and every character accounted for."""
