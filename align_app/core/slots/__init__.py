"""What a statement is about, as values to compare: dates, places, groups, numbers, terms.

Comparing and checking both stand on these; neither levels nor conflicts are decided here.
"""
