"""The window: it shows what the project holds and hands people's wishes to it; it decides nothing itself."""
