"""The sections of the alignment paper, one file each: rows in, parts of the outline out."""
