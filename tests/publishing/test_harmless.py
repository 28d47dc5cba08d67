"""What could run, load or submit something in a built page is found; what a page of this archive holds is not."""

import pytest

from tests.publishing.whole_sites import audit, harms

PAGE = '<!doctype html><html lang="en"><head>{head}</head><body><h1>x</h1>{body}</body></html>'

# What a page may hold.
GOOD = (
    "<p>Words of a letter, &lt;script&gt; among them.</p>",
    '<a href="https://example.org/">x</a> <a href="mailto:a@b.example">y</a> <a href="#x">z</a>',
    '<img src="images/x.png" srcset="images/x.png 1x, images/y.png 2x" alt="">',
    '<script src="js/x.js"></script>',
    '<script src="../js/x.mjs?v=1"></script>',
    '<link rel="stylesheet" href="css/x.css">',
    '<form class="md-search__form" name="search"><input name="query"></form>',
    '<svg viewBox="0 0 1 1"><text x="1">x</text><title>A name</title></svg>',
    "<details open><summary>x</summary></details>",
    '<blockquote lang="ko" cite="https://example.org/">x</blockquote>',
    '<b title="online on one" lang="en" data-sort="1">x</b>',
)

# What stands in a page and must be found.
TRAPS = (
    "<img src=x onerror=1>",
    "<IMG SRC=x ONERROR=1>",
    '<img/src="x"/onerror=1>',
    '<img src="x"onerror="1">',
    "<p onclick=1>x</p>",
    "<svg onload=1></svg>",
    "<details ontoggle=1></details>",
    '<a href="javascript:1">x</a>',
    '<a href="JaVa&Tab;Script&colon;1">x</a>',
    '<a href=" &#1;javascript:1">x</a>',
    '<a href="java&#10;script:1">x</a>',
    '<a href="vbscript:1">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<svg><a xlink:href="javascript:1"></a></svg>',
    '<area href="javascript:1">',
    '<a href="#" ping="https://evil.example/">x</a>',
    '<a href="#" attributionsrc="https://evil.example/">x</a>',
    '<iframe src="x.html"></iframe>',
    '<iframe srcdoc="x"></iframe>',
    '<object data="x.swf"></object>',
    '<embed src="x.swf">',
    '<base href="/">',
    '<form action="https://evil.example/"></form>',
    '<form class="md-search__form" name="search" action="x"></form>',
    '<button formaction="https://evil.example/">x</button>',
    '<meta http-equiv="refresh" content="0;url=x">',
    '<META HTTP-EQUIV="Refresh" content="0">',
    '<meta http-equiv="x-dns-prefetch-control" content="on">',
    "<style>p{background:url(//evil.example/)}</style>",
    '<p style="background:url(//evil.example/)">x</p>',
    '<p xml:base="https://evil.example/">x</p>',
    '<table background="https://evil.example/x.png"></table>',
    '<img src="https://evil.example/x.png">',
    '<img src="//evil.example/x.png">',
    '<img src="/\\evil.example/x.png">',
    '<img src="\\\\evil.example\\x.png">',
    '<img src="/&Tab;/evil.example/x.png">',
    '<img src="ht&#10;tps://evil.example/x.png">',
    '<img src="https:evil.example/x.png">',
    '<img src="ftp://evil.example/x.png">',
    '<img srcset="x.png 1x, https://evil.example/y.png 2x">',
    '<picture><source srcset="x.png, //evil.example/y.png 2x"></picture>',
    '<video poster="https://evil.example/x.png"></video>',
    '<audio><source src="https://evil.example/x.mp3"></audio>',
    '<video><track src="https://evil.example/x.vtt"></video>',
    '<input type="image" src="https://evil.example/x.png">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<link rel="preload" as="image" href="x.png" imagesrcset="https://evil.example/x.png 2x">',
    '<link rel="dns-prefetch" href="//evil.example">',
    '<link rel="preconnect" href="https://evil.example">',
    '<link rel="canonical stylesheet" href="https://evil.example/x.css">',
    '<script src="https://evil.example/x.js"></script>',
    '<script src="about/x.txt"></script>',
    '<script src="about/x.json"></script>',
    '<script src="about/x"></script>',
    '<script src="about/x.txt?.js"></script>',
    '<script src="about/x.txt#.js"></script>',
    '<script type="module" src="about/x.md"></script>',
    '<svg><script xlink:href="about/x.txt"></script></svg>',
    '<link rel="stylesheet" href="about/x.txt">',
    '<link rel="alternate STYLESHEET" href="about/x.csv">',
    '<script src="//evil.example/x.js"></script>',
    '<script src="data:text/javascript,1"></script>',
    '<script nonce="x" src="x.js"></script>',
    '<svg><script href="https://evil.example/x.js"></script></svg>',
    '<svg><image xlink:href="https://evil.example/x.png"></image></svg>',
    '<svg><use href="https://evil.example/x.svg#y"></use></svg>',
    '<svg><feImage href="https://evil.example/x.png"/></svg>',
    '<svg><animate attributeName="href" values="javascript:1"></animate></svg>',
    '<svg><a><set attributeName="href" to="javascript:1"></set></a></svg>',
    "<svg><foreignObject><p>x</p></foreignObject></svg>",
    # Text for one reader of HTML, elements for another.
    "<svg><title><img src=x onerror=1></title></svg>",
    "<math><title><img src=x onerror=1></title></math>",
    "<svg><textarea><img src=x onerror=1></textarea></svg>",
    '<noscript><p title="</noscript><img src=x onerror=1>"></noscript>',
    '<xmp><p title="</xmp><img src=x onerror=1>"></xmp>',
    "<noembed><img src=x></noembed>",
    "<plaintext>x",
    "<!--><img src=x onerror=1>-->",
    "<!-- a comment -->",
    "<?php echo 1 ?>",
    "<![CDATA[x>y]]>",
    "<template><img src=x onerror=1></template>",
    f"{'<div>' * 400}<img src=x onerror=1>",
    "a\x00b<img src=x onerror=1>",
    "<img {onerror=1} src=x>",
    "<img '\"onerror=1 src=x>",
)

# A drawing that is opened by itself, and must be found.
DRAWINGS = (
    "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><script xlink:href='x.js'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='1'/>",
    "<svg xmlns='http://www.w3.org/2000/svg'><style>@import url(//evil.example/x.css)</style></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><image href='//evil.example/x.png'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><title><img xmlns='http://www.w3.org/1999/xhtml' src='x'/></title></svg>",
)


def found(folder, text, name="index.html"):
    """Return what is found in a site of one file."""
    (folder / name).write_bytes(text.encode())
    return harms(folder)


@pytest.mark.parametrize("body", GOOD)
def test_harmless_page_passes(tmp_path, body):
    """What a page of this archive holds is no harm."""
    assert found(tmp_path, PAGE.format(head='<meta name="description" content="x">', body=body)) == []


@pytest.mark.parametrize("trap", TRAPS)
def test_trap_is_found(tmp_path, trap):
    """Each way to run, load or submit something is found in the body of a page."""
    assert found(tmp_path, PAGE.format(head="", body=f"<p>x</p>{trap}"))


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_trap_in_a_drawing_is_found(tmp_path, drawing):
    """A drawing runs and loads nothing, because it can be opened by itself, where no policy stands."""
    assert found(tmp_path, drawing, "x.svg")


@pytest.mark.parametrize("name", ["x.htm", "X.HTML", "x.xhtml", "x.SVG"])
def test_page_is_known_by_any_of_its_names(tmp_path, name):
    """A page is looked into whatever its name ends in."""
    assert found(tmp_path, "<svg onload=1></svg>", name)


@pytest.mark.parametrize("page", ["<!-- x -->{0}", "{0}<!-- x -->"])
def test_comment_around_the_page_is_found(tmp_path, page):
    """A comment before the page or behind it is published too."""
    assert found(tmp_path, page.format(PAGE.format(head="", body="x")))


def test_audit_reads_to_the_end_of_a_deep_page(tmp_path):
    """However deep its elements lie, a dead link is found."""
    (tmp_path / "index.html").write_text(PAGE.format(head="", body=f"{'<div>' * 400}<a href='nowhere.html'>x</a>"))
    assert [finding.message for finding in audit(tmp_path)] == ["the link 'nowhere.html' leads to no file"]


@pytest.mark.parametrize("content", ["", "<!-- nothing -->"])
def test_a_file_in_which_nothing_is_harms_nobody(tmp_path, content):
    """An empty page is told by the audit; the search for harm passes over it, and does not end in a traceback."""
    (tmp_path / "index.html").write_text(content, encoding="utf-8")
    assert harms(tmp_path) == []
    assert [finding.message for finding in audit(tmp_path)] == ["the file is empty"]
