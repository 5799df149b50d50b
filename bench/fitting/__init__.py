"""Fit the weights by which readings are chosen, on the tables of the tests and on labelled tables of public files."""
