"""The tracker's words as frozen values: they hold, compare and convert; they do no input or output."""
