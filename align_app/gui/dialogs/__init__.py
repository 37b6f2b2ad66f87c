"""Windows that ask or tell one thing; opened with `open()`, never with a loop of their own."""
