"""From kinds of rows and roles of columns to a form: its columns, levels, indicators and further rows."""
