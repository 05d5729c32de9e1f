"""Word out. python-docx is slow to import, so it is loaded when the first document is made."""

from __future__ import annotations

from assistant.export.model import Export


def to_word(export: Export) -> bytes:
    """The document as the bytes of a .docx file."""
    from assistant.export.word_document import write_document

    return write_document(export)
