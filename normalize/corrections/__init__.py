"""What people have stated of forms, kept as data and applied by every later run."""
