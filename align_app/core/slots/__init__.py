"""What a statement is about, read to values that can be compared: dates, places, groups, numbers, terms.

Comparing and checking both stand on these; neither levels nor conflicts are decided here.
"""
