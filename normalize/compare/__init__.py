"""Which forms and indicators of two readings belong together, and what differs."""
