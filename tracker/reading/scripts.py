"""Writing systems, as far as reading must tell them apart."""

from __future__ import annotations

FAR_SCRIPTS = "\u2e80"
"""Where the scripts of East Asia begin: words in them run together and have no capitals."""
