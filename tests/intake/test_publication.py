"""The day of publication is only what a page says of its own; where it says none, or two, the field stays open."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from build_pages import main
from letterbook.intake.page.publication import statements
from letterbook.intake.stated_day import settled

TEXT = (
    "The office said that a letter of 12 June 2018 had been sent to the South, and that it would not be published by "
    "anybody, as the letters of 2017 and those of May 5, 2016 had been, before the year came to its end on 31 December."
)
OTHER = "The clerk of the bridge keeps a book of every paper that passes, since 1 January 2015, and names both letters."


def page(head: str = "", above: str = "", header: str = "", below: str = "", title: str = "Headline of it") -> str:
    """Return a page: something in its head, above its article, between title and text, and below."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title} | Post</title>'
        f'<link rel="canonical" href="https://post.example/2014/02/03/a-story">{head}</head><body>{above}'
        f"<article><h1>{title}</h1>{header}<p>{TEXT}</p><p>{OTHER}</p></article>{below}</body></html>"
    )


def ld(*items: object) -> str:
    """Return JSON-LD as a page has it."""
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in items)


def news(day: str, **more: object) -> dict[str, object]:
    """Return an article as JSON-LD describes it."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": day, **more}


def day_of(text: str) -> str | None:
    """Return the day that follows from a page."""
    return settled(statements(html.document_fromstring(text)), "").day


META = '<meta property="article:published_time" content="{}">'
MICRO = '<meta itemprop="datePublished" content="2021-10-02">'
CARD = (
    "<article><h3>Another story</h3><time datetime='2020-05-05'>5 May</time>"
    "<meta itemprop='datePublished' content='2020-05-05'></article>"
)

SAID = {
    "open graph": page(META.format("2021-10-02T07:18:00Z")),
    "no hour": page(META.format("2021-10-02")),
    "evening in Seoul": page(META.format("2021-10-02T00:30:00+09:00")),
    "evening in New York": page(META.format("2021-10-02T23:30:00-0400")),
    "content first": page('<meta content="2021-10-02 07:18:00" name="article:published_time" />'),
    "capitals": page('<META NAME="DC.date.issued" CONTENT="2021-10-02">'),
    "highwire": page('<meta name="citation_publication_date" content="2021/10/02">'),
    "parsely": page('<meta name="parsely-pub-date" content="2021-10-02T07:18:00Z">'),
    "sailthru": page('<meta name="sailthru.date" content="Sat, 02 Oct 2021 07:18:00 +0000">'),
    "run together": page('<meta name="pubdate" content="20211002">'),
    "run together, with an hour": page('<meta name="pubdate" content="20211002T071800Z">'),
    "written out": page('<meta name="publication_date" content="October 2, 2021 7:18 am">'),
    "Arabic digits": page(META.format("٢٠٢١-١٠-٠٢")),
    "json": page(ld(news("2021-10-02T07:18:00+09:00"))),
    "json, list": page(ld([{"@type": "WebSite"}, news("2021-10-02")])),
    "json, graph": page(ld({"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, news("2021-10-02")]})),
    "json, two types": page(ld(news("2021-10-02", **{"@type": ["Article", "ReportageNewsArticle"]}))),
    "json, whole name": page(ld(news("2021-10-02", **{"@type": "https://schema.org/BlogPosting"}))),
    "json, main thing": page(ld({"@type": "WebPage", "mainEntity": news("2021-10-02")})),
    "json in a comment": page(
        '<script type="application/ld+json"><!--' + json.dumps(news("2021-10-02")) + "--></script>"
    ),
    "json with a line end": page(
        '<script type="application/ld+json">{"@type":"Article","headline":"Headline\nof it",'
        '"datePublished":"2021-10-02"}</script>'
    ),
    "json beside another": page(
        ld(news("2020-05-05", headline="Another story"), news("2021-10-02", headline="Headline of it"))
    ),
    "json by its address": page(
        ld(
            news("2020-05-05", url="https://post.example/other"),
            news("2021-10-02", mainEntityOfPage={"@id": "http://post.example/2014/02/03/a-story/"}),
        )
    ),
    "broken json beside good": page('<script type="application/ld+json">{"@type": </script>' + ld(news("2021-10-02"))),
    "microdata": page(header=f'<div itemscope itemtype="https://schema.org/NewsArticle">{MICRO}</div>'),
    "time itemprop": page(header='<time itemprop="datePublished" datetime="2021-10-02T10:00">Saturday</time>'),
    "time pubdate": page(header='<time pubdate datetime="2021-10-02">Saturday</time>'),
    "rdfa": page(header='<span property="schema:datePublished" content="2021-10-02">Saturday</span>'),
    "time below the title": page(header='<p class="by">By Eve</p><time datetime="2021-10-02">Saturday</time>'),
    "time without a value": page(header="<div><time>2 October 2021</time></div>"),
    "time above the title": page()
    .replace("<h1>", '<header><time datetime="2021-10-02">Saturday</time><h1>')
    .replace("</h1>", "</h1></header>"),
    "time of a blog": page(header='<time class="entry-date published updated" datetime="2021-10-02">Saturday</time>'),
    "time beside that of a change": page(
        header='<p>Published <time datetime="2021-10-02">2</time>, updated <time datetime="2021-10-05">5</time></p>'
    ),
    "time below that of a change": page(
        header='<p><span>Updated:</span> <time datetime="2021-10-05">5</time></p>'
        '<p><time datetime="2021-10-02">2</time></p>'
    ),
    "a card beside it": page(header='<time datetime="2021-10-02">2</time>', below=CARD),
    "a card within": page(META.format("2021-10-02"), below=CARD),
    "line": page(header="<p>Published: 2 October 2021</p>"),
    "line with hour and zone": page(header="<p>Published on Saturday, October 2, 2021 at 7:18 pm EDT</p>"),
    "line and change": page(header="<div>First published 2 Oct 2021, last updated 5 Oct 2021</div>"),
    "change and line": page(header="<div>Updated 5 Oct 2021 · Published 2 Oct 2021</div>"),
    "bare line": page(header="<div>Sat. 2 October 2021 07:18 KST</div>"),
    "name and line": page(header="<p>By Eve Long | October 2, 2021</p>"),
    "line of an agency": page(header="<p>HARBOUR, October 2, 2021 (Post) — The mayor spoke.</p>"),
    "Korean": page(header="<p>입력 2021.10.02 07:18 수정 2021.10.05 09:00</p>"),
    "Korean, spaced": page(header="<p>등록 2021. 10. 2. 오전 7:18</p>"),
    "Korean, words": page(header="<span>2021년 10월 2일 (토)</span>"),
    "Japanese": page(header="<p>公開日：2021年10月2日 07時18分</p><p>更新日：2021年10月5日</p>"),
    "Japanese, time": page(header='<time datetime="2021-10-02T07:18:00+09:00">2021年10月2日</time>'),
    "Chinese": page(header="<p>发布时间：2021年10月02日 07:18 星期六</p>"),
    "German": page(header="<p>Veröffentlicht am 02.10.2021, 07:18 Uhr</p><p>Aktualisiert: 05.10.2021</p>"),
    "German, time": page(header='<time datetime="2021-10-02T07:18">2. Oktober 2021, 7.18 Uhr</time>'),
    "French": page(header='<p>Publié le <time datetime="2021-10-02">2 octobre 2021</time></p>'),
    "French, line": page(header="<p>Publié le 02/10/2021</p><p>Publié le 2.10.2021</p>"),
    "Spanish": page(header="<p>Publicado: 2021-10-02. Actualizado: 2021-10-05</p>"),
    "Arabic": page(header='<p>نشر في <time datetime="2021-10-02">٢ أكتوبر ٢٠٢١</time></p>'),
    "Arabic, line": page(header="<p>تاريخ النشر: ٢٠٢١/١٠/٠٢</p><p>آخر تحديث: ٢٠٢١/١٠/٠٥</p>"),
    "Russian": page(header="<p>Опубликовано 02.10.2021</p>"),
    "the more specific": page(META.format("2021-10"), header="<p>Published: 2 October 2021</p>"),
    "several alike": page(META.format("2021-10-02T07:18:00Z") + ld(news("2021-10-02")), header="<p>2 October 2021</p>"),
    "midnight at the outlet": page(META.format("2021-10-01T22:18:00Z"), header="<p>Published: 2021-10-02 07:18</p>"),
    "one moment in two zones": page(META.format("2021-10-01T22:18:00Z") + ld(news("2021-10-02T07:18:00+09:00"))),
    "shown day is that of the change": page(
        META.format("2021-10-02") + '<meta property="article:modified_time" content="2021-10-05T10:00:00Z">',
        header='<time datetime="2021-10-05">5 October</time>',
    ),
}

UNSAID = {
    "copyright": page(below="<footer>© 2009-2024 Morning Post</footer>"),
    "copyright with a day": page(below="<footer>Copyright 2021-10-02 Morning Post</footer>"),
    "copyright near the title": page(header="<p>© 2 October 2021 Morning Post</p>"),
    "days in the text": page(),
    "day begins the text": page(header="<p>12 June 2018 was the day on which it was sent.</p>"),
    "address of a picture": page(header='<img src="https://x.example/2015/03/14/a.jpg">'),
    "address of the page": page('<meta property="og:url" content="https://post.example/2019/05/06/b">'),
    "modified": page('<meta property="article:modified_time" content="2021-10-02T10:00:00Z">'),
    "og:updated": page('<meta property="og:updated_time" content="2021-10-02">'),
    "json modified": page(ld({"@type": "NewsArticle", "dateModified": "2021-10-02", "dateCreated": "2021-10-01"})),
    "last-modified": page('<meta http-equiv="last-modified" content="Sat, 02 Oct 2021 07:18:00 GMT">'),
    "some date": page('<meta name="date" content="2021-10-02"><meta name="DC.date" content="2021-10-02">'),
    "revised": page('<meta name="revised" content="2021-10-02"><meta name="build-date" content="2021-10-02">'),
    "json of the site": page(ld({"@type": "WebSite", "datePublished": "2021-10-02"})),
    "json of a list": page(ld({"@type": "ItemList", "itemListElement": [news("2021-10-02"), news("2020-01-01")]})),
    "json of a comment": page(
        ld({"@type": "NewsArticle", "comment": {"@type": "Comment", "datePublished": "2021-10-02"}})
    ),
    "json of a film": page(ld({"@type": "VideoObject", "uploadDate": "2021-10-02", "datePublished": "2021-10-02"})),
    "json of another": page(ld(news("2021-10-02", headline="Another", url="https://post.example/another"))),
    "json of many": page(ld(news("2021-10-02"), news("2020-05-05"))),
    "updated line": page(header="<p>Updated: 2 October 2021</p><p>Last modified on 2 Oct 2021</p>"),
    "time of a change": page(header='<time class="updated" datetime="2021-10-02">2</time>'),
    "time after a label": page(header='<p><b>Last updated</b> <time datetime="2021-10-02">2</time></p>'),
    "time itemprop of a change": page(header='<time itemprop="dateModified" datetime="2021-10-02">2</time>'),
    "time in the text": page(header=f"<p>{OTHER}</p><p>{TEXT} <time datetime='2021-10-02'>then</time></p>"),
    "time of a card": page(below=CARD, above=CARD),
    "time in a menu": page(above='<nav><time datetime="2021-10-02">today</time></nav>'),
    "time beside": page(header='<aside><time datetime="2021-10-02">2</time> Another story</aside>'),
    "time of a comment": page(
        below='<div itemscope itemtype="https://schema.org/Comment">'
        '<time itemprop="datePublished" datetime="2021-10-02"></time></div>'
    ),
    "day of today above": page(above="<div>Saturday, 9 October 2021</div>" + "<p>Menu</p>" * 3),
    "time of reading": page(header='<time datetime="PT5M">5 minutes</time>'),
    "slashes": page(header="<p>Published: 02/10/2021</p>"),
    "no day at all": page(META.format("yesterday") + META.format("")),
    "no day of the calendar": page(META.format("2021-02-30")),
    "placeholder": page(META.format("1970-01-01T00:00:00Z") + META.format("0001-01-01T00:00:00")),
    "seconds since": page('<meta name="publish_time" content="1633158000">'),
    "caption": page(header="<p>A letter of 2 October 2021</p><p>Photo: Post, 2 October 2021</p>"),
    "days from to": page(header="<p>1-2 October 2021</p>"),
    "Korean change": page(header="<p>수정 2021.10.02 07:18</p>"),
    "Japanese change": page(header="<p>更新日：2021年10月2日</p>"),
    "German state": page(header="<p>Stand: 02.10.2021</p>"),
    "French change": page(header="<p>Mis à jour le 02.10.2021</p>"),
}

TWICE = {
    "two in the head": page(META.format("2021-10-02") + META.format("2021-10-05")),
    "head and json": page(META.format("2021-10-02") + ld(news("2021-10-03"))),
    "head and line": page(META.format("2021-10-02"), header="<p>Published: 5 October 2021</p>"),
    "two lines": page(header="<p>Published: 2 October 2021</p><p>3 October 2021</p>"),
    "a day off, by no zone": page(META.format("2021-10-02T12:00:00+09:00") + ld(news("2021-10-01T12:00:00+09:00"))),
    "a moment that is never that day": page(META.format("2021-10-02T12:00:00Z"), header="<p>Published: 2021-10-04</p>"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_page_says_of_itself_is_found(name):
    """Whatever way a page has of saying when it was published, the day is the one that it writes."""
    assert day_of(SAID[name]) == "2021-10-02"


@pytest.mark.parametrize("name", UNSAID)
def test_what_says_nothing_of_publication_gives_no_day(name):
    """Copyright, changes, addresses, the text and other things of the page give no day, however like one they look."""
    assert statements(html.document_fromstring(UNSAID[name])) == []


@pytest.mark.parametrize("name", TWICE)
def test_two_days_leave_it_open(name):
    """A page that says two days is believed in neither; both are told, with what says each."""
    found = settled(statements(html.document_fromstring(TWICE[name])), "")
    assert found.day is None and found.why.count(" says 2021-10-0") == 2


@pytest.mark.parametrize(
    ("value", "day"), [("2021", "2021"), ("2021-10", "2021-10"), ("October 2, 2021", "2021-10-02")]
)
def test_a_day_is_as_exact_as_it_is_said(value, day):
    """A month stays a month, and a year a year."""
    assert day_of(page(f'<meta name="citation_publication_date" content="{value}">')) == day


@given(st.dates(), st.integers(0, 23), st.integers(0, 59), st.integers(-12, 14))
def test_the_day_is_the_one_that_is_written(day, hour, minute, zone):
    """Whatever hour and time zone stand beside it, the day of a page is the day that the page writes."""
    if not 1902 <= day.year < 9999 or day.isoformat() in {"1970-01-01", "1969-12-31"}:
        return
    value = f"{day.isoformat()}T{hour:02}:{minute:02}:00{zone:+03}:00"
    assert day_of(page(META.format(value))) == day.isoformat()


def test_every_kind_of_statement_names_itself():
    """A listing says by which rule a day was found, in the page's own words for it."""
    rules = {one.rule for name in SAID for one in statements(html.document_fromstring(SAID[name]))}
    assert {"the page's “article:published_time”", "the page's JSON-LD (datePublished)"} <= rules
    assert {"the page's datePublished", "the page's <time pubdate>", "the page's <time> at the title"} <= rules
    assert "the line “Published: 2 October 2021” near the title" in rules


@pytest.fixture
def captured(tmp_path):
    """Capture a page or text; return what is told, and the record."""
    (tmp_path / "sources" / "articles").mkdir(parents=True)

    def capture(content: str, name: str = "a.html"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        folders = ["--sources", str(tmp_path / "sources"), "--captures", str(tmp_path / "captures")]
        result = CliRunner().invoke(main, ["capture", str(tmp_path / name), "--id", "post-1921", *folders])
        assert result.exit_code == 0, result.output
        told = [line for line in result.stdout.splitlines() if line.startswith("published ")]
        return told, (tmp_path / "sources/articles/post-1921.yml").read_text(encoding="utf-8")

    return capture


@pytest.mark.parametrize(
    ("content", "told", "field"),
    [
        (SAID["open graph"], "2021-10-02: the page's “article:published_time” says so", "published: 2021-10-02 "),
        (
            SAID["midnight at the outlet"],
            "2021-10-02: the line “Published: 2021-10-02 07:18” near the title says so; the page's "
            "“article:published_time” says 2021-10-01, in another time zone",
            "published: 2021-10-02 ",
        ),
        (UNSAID["copyright"], "open: the page does not say on which day it was published", "# published:"),
        (
            TWICE["head and json"],
            "open: the page's “article:published_time” says 2021-10-02, the page's JSON-LD (datePublished) says "
            "2021-10-03; check which is right",
            "# published:",
        ),
    ],
)
def test_the_rule_is_told(captured, content, told, field):
    """The listing names the day and what gives it, or says that it is open, and why; so stands it in the record."""
    lines, record = captured(content)
    assert [line.partition("; the library that finds articles guesses")[0] for line in lines] == [f"published  {told}"]
    assert f"\n{field}" in record


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("By Eve Long\n\n2 October 1921", "1921-10-02"),
        ("Sunday 2 October 1921 07:18\nComments", "1921-10-02"),
        ("입력 1921.10.02 07:18", "1921-10-02"),
        ("The letter of 2 October 1921 was long.", None),
        ("Updated: 2 October 1921", None),
        ("From: Eve Long\nDate: Sun, 2 Oct 1921 09:12:00 +0100", None),
    ],
)
def test_a_text_has_a_day_by_its_lines(captured, head, day):
    """In a text, a dateline near the title is all that can give the day; one at its foot is another's."""
    lines, record = captured(f"Headline of it\n\n{head}\n\n{TEXT}\n\n{OTHER}\n\n3 May 1922\n", "a.txt")
    assert (f"\npublished: {day} " in record) is (day is not None)
    assert lines[0].startswith(f"published  {day or 'open: the text does not say'}")
