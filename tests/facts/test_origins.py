"""Many articles that repeat one origin count once."""

from hypothesis import given
from hypothesis import strategies as st

from letterbook.facts.origins import Count, Origins, origins_behind, origins_of, roots_of, smallest_cover


def graph(relays: dict[str, list[str]], perhaps: dict[str, list[str]] | None = None, copies=None) -> Origins:
    """Return who draws on whom, for every article that is named anywhere."""
    perhaps, copies = perhaps or {}, copies or {}
    names = {*relays, *perhaps, *copies, *copies.values()}
    names |= {other for graph in (relays, perhaps) for others in graph.values() for other in others}
    return Origins(
        {name: tuple(relays.get(name, ())) for name in names},
        {name: tuple(perhaps.get(name, ())) for name in names},
        copies,
    )


def test_twelve_that_repeat_one_book_are_one_origin():
    """However many articles draw on a book, with it they have one origin."""
    origins = graph({f"post-{n}": ["book"] for n in range(12)})
    assert origins.behind([f"post-{n}" for n in range(12)]) == Count(1, 1)


def test_an_article_that_draws_on_nothing_is_an_origin():
    """Two reporters who were there are two origins."""
    assert graph({"a": [], "b": []}).behind(["a", "b"]) == Count(2, 2)


def test_chains_lead_to_their_end():
    """What draws on a reprint draws on what was reprinted."""
    assert graph({"c": ["b"], "b": ["a"]}).behind(["c", "a"]) == Count(1, 1)


def test_perhaps_makes_a_range():
    """Where it is not known whether the magazine draws on the book, there are one or two origins."""
    origins = graph({"post": ["magazine"]}, {"magazine": ["book"]})
    assert origins.behind(["post", "book"]) == Count(1, 2)


def test_copies_are_one_article():
    """Two copies of one text are one article, and what draws on a copy draws on the text."""
    origins = graph({"post": ["copy"]}, copies={"copy": "text"})
    assert origins.behind(["copy", "text", "post"]) == Count(1, 1)


def test_one_origin_shared_by_two_counts_once():
    """An article with two sources is covered by the one it shares."""
    assert graph({"a": ["x"], "b": ["x", "y"], "c": ["y"]}).behind(["a", "b", "c"]) == Count(2, 2)


def test_nothing_stated_has_no_origin():
    """No article, no origin."""
    assert graph({"a": []}).behind([]) == Count(0, 0)


articles = st.sampled_from("abcdefgh")
edges = st.dictionaries(articles, st.lists(articles, max_size=3), max_size=8)


@given(edges, edges, st.sets(articles, min_size=1), articles)
def test_an_article_that_relays_a_known_one_never_raises_the_number(relays, perhaps, known, source):
    """An article that draws on one already counted adds no origin."""
    source = sorted(known)[ord(source) % len(known)]
    # Later letters draw on earlier ones, so that nothing goes round in a circle.
    relays = {name: [other for other in others if other < name] for name, others in relays.items()}
    perhaps = {name: [other for other in others if other < name] for name, others in perhaps.items()}
    everything = {name: relays.get(name, []) for name in "abcdefgh"}
    before = graph(everything, perhaps).behind(known)
    after = graph({**everything, "new": [source]}, perhaps).behind({*known, "new"})
    assert after.low <= before.low and after.high <= before.high


@given(st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=4), max_size=6))
def test_smallest_cover_is_the_smallest(sets):
    """No smaller set of roots shares a member with each of the sets; found by trying all."""
    best = min(
        size
        for bits in range(64)
        if covers(sets, chosen := {r for n, r in enumerate("abcdef") if bits >> n & 1})
        for size in [len(chosen)]
    )
    assert smallest_cover(sets) == best


def covers(sets, chosen) -> bool:
    """Whether some roots share a member with each of the sets."""
    return all(one & chosen for one in sets)


def test_every_article_has_an_origin(toy):
    """Every article of an edition has an origin, itself or another."""
    origins = origins_of(toy)
    assert all(origins.certain[id] for id in origins.certain)


def test_origins_are_counted_by_the_articles_concerned(toy):
    """The number is that of the whole graph, and nothing is read for it but the roots of these articles."""
    for letter in toy.letters:
        articles = [witness.article for witness in letter.witnesses]
        readings = set()
        with toy.notes.into(readings):
            found = origins_behind(toy, articles)
        assert found == origins_of(toy).behind(articles)
        firsts = {roots_of(toy)[id].first for id in articles}
        assert {reading.key for reading in readings} == {*articles, *firsts}
