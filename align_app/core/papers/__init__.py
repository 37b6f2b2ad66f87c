"""Papers for people who were not in the room: one outline without a format, and its writers."""
