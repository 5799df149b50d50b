"""Word files in the Office Open XML format."""
