"""The window: shows what a project holds and hands people's wishes to it; decides nothing."""
