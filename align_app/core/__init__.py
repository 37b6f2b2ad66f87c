"""What the program knows: reading, finding, comparing, checking, keeping and writing, without a window."""
