"""What the command line imports at once must cost it nothing."""

from __future__ import annotations

import subprocess
import sys


def test_the_words_bring_nothing_heavy_with_them() -> None:
    program = (
        "import sys; from tracker.alerts.words import headline; from tracker.alerts.samples import sample_alerts;"
        "[headline(a) for a in sample_alerts()]; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "tracker.alerts.words" in loaded
    assert not {"babel", "jinja2", "httpx", "smtplib", "email", "ssl", "asyncio"} & set(loaded)
