"""Align: finds what partners' strategies commit to, compares them, and writes the alignment paper."""

__version__ = "0.1.0"
