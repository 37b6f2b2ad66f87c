"""Align: finds what partners commit to, compares their plans, and writes the alignment paper."""

__version__ = "0.1.0"
