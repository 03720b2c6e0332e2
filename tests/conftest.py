"""What all tests share: the nightly profile, with which every law is tried on 10,000 examples.

HYPOTHESIS_PROFILE=nightly python -m pytest tests
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("nightly", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

if os.environ.get("HYPOTHESIS_PROFILE"):
    settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])
