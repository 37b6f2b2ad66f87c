"""Small parts that two or more screens use."""
