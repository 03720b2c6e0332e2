"""What the person wrote: `tracker.toml` and the environment, read once.

`load()` finds the file, checks every key and value, and gives `Settings`; every fault is told at once, each with its
line. The shape of the file is in `model.py`; the built-in default, for whoever has no file yet, in `default.toml`.
"""

from tracker.settings.channel import ChannelEntry
from tracker.settings.load import Loaded, load
from tracker.settings.model import FilmEntry, Settings
from tracker.settings.source import SourceEntry

__all__ = ["ChannelEntry", "FilmEntry", "Loaded", "Settings", "SourceEntry", "load"]
