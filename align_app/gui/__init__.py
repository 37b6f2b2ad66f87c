"""The window: shows what the project holds and hands people's wishes to it; decides nothing itself."""
