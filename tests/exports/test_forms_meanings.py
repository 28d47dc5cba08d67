"""What words to choose from mean is said of words that can be chosen."""

from letterbook.exports.forms.fields import form_description
from letterbook.exports.forms.meanings import MEANINGS


def test_every_word_that_is_explained_can_be_chosen():
    """What words mean is said of fields that there are, and of words among which they let one choose."""
    described = form_description()
    groups = {**described["groups"], **{group["model"]: group for group in described["kinds"].values()}}
    for (model, name), meanings in MEANINGS.items():
        field = next(one for one in groups[model]["fields"] if one["name"] == name)
        assert field["meanings"] == meanings
        assert set(meanings) <= set(field["value"]["of"]), (model, name)
