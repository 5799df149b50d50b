"""Tables invented at random in the shapes that offices use: arrangements of columns and rows that few real ones show.

What is drawn for each form: names in one to three levels, merged, blank or repeated; sentences to score by, beside
what is to be done or alone; tiers with their points; full marks a row, a name or a period, or in the names; two
periods; results blank or filled in; grades to tick; targets and what was reached before; sections, sums, fields, notes
and signatures; a second part under a header of its own.
"""
