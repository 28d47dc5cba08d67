"""An edition that has no letter yet is whole: nothing on its pages leads to what is not there."""

import re

from letterbook.pages.plan import render
from tests.contexts import unverified


def test_the_home_page_leads_to_no_letters_to_begin_with(make_edition):
    """Every link to a section of the home page has its section."""
    edition, problems = make_edition({})
    home = render(unverified(edition))["index.md"]
    assert problems == [] and "to begin with" not in home
    assert set(re.findall(r"\]\(#([^)]+)\)", home)) == {"questions"}
    assert "{: #questions }" in home
