"""Loaded by every Python that a disturbed run starts."""

import os

if "LETTERBOOK_REFUSED" in os.environ:
    from tests.disturbed.refusing import as_the_environment_says

    as_the_environment_says()
