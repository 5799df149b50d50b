"""What speaks for the role of each printed column."""
