"""Rich Text Format (RTF 1.9.1) to a Document: `parse` reads it faithfully, `story` and `read` make blocks of it."""
