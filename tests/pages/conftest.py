"""What tests of pages share: a pen for the invented collection, and the system's Chromium."""

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from letterbook.pages.pen import Pen
from letterbook.reading.edition import Edition
from tests.contexts import unverified

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def pen_for(toy: Edition) -> Callable[[str], Pen]:
    """What writes for a page of the toy edition; a function, because Hypothesis prints all that a test is given."""
    return lambda page: Pen(unverified(toy), page)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}
