"""A page's bytes to the items and documents that it holds. Nothing here fetches."""
