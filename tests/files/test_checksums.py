"""What files and texts hold is told by a few characters."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from letterbook.files.checksums import checksum, checksum_of_pieces, digest_of, fingerprint_of

TEXTS = st.text(st.characters(), max_size=20)


def test_a_digest_is_the_sha256_of_a_file(tmp_path):
    """As other programs tell it."""
    (tmp_path / "page").write_bytes(b"x")
    assert digest_of(tmp_path / "page") == hashlib.sha256(b"x").hexdigest()


@given(st.lists(st.binary()))
def test_pieces_have_the_checksum_of_the_whole(pieces):
    """However a file is divided, it is the same file."""
    assert checksum_of_pieces(pieces) == checksum(b"".join(pieces))


@given(TEXTS, TEXTS)
def test_two_texts_have_two_fingerprints(one, other):
    """Whatever stands in them, half characters too, each has 24 characters of its own."""
    assert len(fingerprint_of(one)) == 24
    assert (fingerprint_of(one) == fingerprint_of(other)) == (one == other)
