"""What stands around the tables: titles, units, years, fields, notes."""
