"""Text files that hold flattened tables."""
