"""What speaks for the kind of each row of a sheet."""
