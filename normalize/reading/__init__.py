"""Which reading a table has: forms, header rows, columns and their roles, rows and their kinds, levels."""
