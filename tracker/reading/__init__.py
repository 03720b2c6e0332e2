"""The reader: from a document and a watch list to developments, each with the sentence that says it."""

from tracker.reading.reader import Reader

__all__ = ["Reader"]
