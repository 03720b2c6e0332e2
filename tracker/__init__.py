"""Follows a film from its festival premiere to the day people can see it."""

__version__ = "0.1.0"
