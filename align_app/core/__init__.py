"""What the program knows: reading, finding, comparing, checking, keeping, writing. No window."""
