"""A file becomes a Document: its pages, and on each page the blocks of text in reading order."""

from align_app.core.reading.document import read_document

__all__ = ["read_document"]
