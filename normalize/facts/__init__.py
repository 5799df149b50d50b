"""What one text says: its plain wording, the numbers in it, the words of headers and rows."""
