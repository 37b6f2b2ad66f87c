"""Item models: they hold tuples taken from an analysis and never ask the project anything."""
