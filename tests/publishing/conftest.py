"""The real site, once for all tests, and a browser to look at it with."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.built import ROOT, Built, build_site, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# A browser that speaks to nobody but the page.
QUIETLY = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the real collection, built anew; the working tree is not touched."""
    return build_site(tmp_path_factory.mktemp("real"), ROOT / "sources")


@pytest.fixture(scope="session")
def toy_sources(toy_edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources of the toy edition, for tests that change them."""
    return shutil.copytree(toy_edition / "sources", tmp_path_factory.mktemp("toy") / "sources")


@pytest.fixture(scope="session")
def hosted(real: Built) -> Iterator[str]:
    """The address at which the real site is served."""
    with serving(real.site) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIETLY)}
