"""The dataset: its schema, frames, and the files it is kept in."""
