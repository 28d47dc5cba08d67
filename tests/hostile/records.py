"""Records: what YAML can do, what fields can be given, and how many of everything there can be."""

from tests.hostile.inputs import ADA, ARTICLE, BELA, COLLECTION, EDITION, LETTER, NOTE, STAR, WITNESSES, Input

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]\n" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)


def person(name: str, text: str | bytes, place: str, says: str) -> Input:
    """Return a record of a person that is refused at a place, which is a line and a column."""
    return Input(name, {ADA: text}, f"{ADA}:{place}:", f"[{says}]")


def yaml_features() -> list[Input]:
    """Return what YAML has and records do without."""
    return [
        person("aliases that explode", f"{LAUGHS}name: *i\n", "2:8", "yaml-feature"),
        person("alias of itself", "name: &a [*a]\n", "1:11", "yaml-feature"),
        person("aliases by the hundred thousand", f"a: &a b\nname: [{'*a,' * 200_000}]\n", "2:8", "yaml-feature"),
        person("anchors by the thousand", "".join(f"a{n}: &b{n} c\n" for n in range(50_000)), "1:5", "yaml-feature"),
        person("ten thousand brackets", f"name: {'[' * 10_000}", "1:36", "yaml-feature"),
        person("a million brackets", f"name: {'[' * 900_000}", "1:36", "yaml-feature"),
        person("ten thousand braces", f"name: {'{a: ' * 10_000}", "1:123", "yaml-feature"),
        person("ten thousand lists in one line", "- " * 10_000, "1:61", "yaml-feature"),
        person("lists, each below the other", "".join(f"{' ' * n}-\n" for n in range(1_300)), "31:31", "yaml-feature"),
        person(
            "groups, each below the other", "".join(f"{' ' * n}a:\n" for n in range(1_300)), "31:31", "yaml-feature"
        ),
        person("questions in each other", "? " * 10_000, "1:61", "yaml-feature"),
        person("merge key", "name: Ada\n<<: {born: 1871}\n", "2:1", "unknown-field"),
        person("merge key with an alias", "a: &a {name: Ada}\n<<: *a\n", "2:5", "yaml-feature"),
        person("object of Python", "name: !!python/object/apply:os.system [touch /tmp/x]\n", "1:7", "yaml-feature"),
        person("module of Python", "!!python/module:os\n", "1:1", "yaml-feature"),
        person("tag of an environment", "name: !ENV HOME\n", "1:7", "yaml-feature"),
        person("tag with an address", "%TAG ! tag:evil.example,2000:\n---\nname: !x Ada\n", "3:7", "yaml-feature"),
        person(
            "tags by the thousand", "".join(f"a{n}: !!python/none x\n" for n in range(30_000)), "1:5", "yaml-feature"
        ),
        person("binary", "name: !!binary aGk=\n", "1:7", "yaml-feature"),
        person("duplicate key", "name: Ada\nname: Bela\n", "2:1", "duplicate-field"),
        person("duplicate keys by the thousand", "a: c\n" * 190_000, "2:1", "duplicate-field"),
        person("unknown keys by the thousand", "".join(f"a{n}: c\n" for n in range(80_000)), "1:1", "unknown-field"),
        person("a key that is a list", "? [a, b]\n: c\nname: Ada\n", "1:3", "yaml-feature"),
        person("a key of 100,000 characters", f"? {'a' * 100_000}\n: c\nname: Ada\n", "1:3", "unknown-field"),
        person("several documents", "name: Ada\n---\nname: Bela\n", "2:1", "two-documents"),
        person("a thousand documents", "name: Ada\n---\n" * 30_000, "2:1", "two-documents"),
        person("directives", "%YAML 99.9\n---\nname: Ada\n", "1:1", "yaml"),
        person("a mark that never closes", 'name: "' + "a\n" * 400_000, "1:7", "yaml"),
        person("colons", ": " * 400_000, "1:1", "yaml"),
        person("comments cut off", f"name: a{' #c' * 300_000}\n", "1:9", "yaml"),
        person("tabs", "\t" * 900_000, "1:1", "tab"),
    ]


def characters() -> list[Input]:
    """Return what bytes and characters can do."""
    return [
        person("NUL", "name: A\0da\n", "1:8", "control-character"),
        person("a million NULs", "name: A" + "\0" * 900_000, "1:8", "control-character"),
        person("NUL with a backslash", 'name: "A\\0da"\n', "1:7", "control-character"),
        person("NULs with backslashes", f'name: "{chr(92)}0{(chr(92) + "0") * 400_000}"\n', "1:7", "control-character"),
        person("escape sequence of a terminal", "name: A\x1b[2Jda\n", "1:8", "control-character"),
        person("lone surrogate", "name: A\ud800da\n", "1:8", "encoding"),
        person("lone surrogate with a backslash", 'name: "A\\ud800da"\n', "1:11", "yaml"),
        person("overlong byte", b"name: A\xc0\x80da\n", "1:8", "encoding"),
        person("bytes that are no UTF-8", b"name: A\xff\n" * 90_000, "1:8", "encoding"),
        person("UTF-16 with a mark", "name: Ada\n".encode("utf-16"), "1:1", "encoding"),
        person("UTF-16 without a mark", "name: Ada\n".encode("utf-16-be"), "1:1", "encoding"),
        person("UTF-16 of the other end", "name: Ada\n".encode("utf-16-le"), "1:1", "encoding"),
        person("UTF-32", "name: Ada\n".encode("utf-32"), "1:1", "encoding"),
        person("no character", "name: A\ufffeda\n", "1:8", "control-character"),
        person("a bidi override as a field", "name: Ada\n\u202eemos: x\n", "2:1", "unknown-field"),
        person("a bidi override as a date", "name: Ada\nborn: \u202e1781\n", "2:7", "not-a-date"),
        person("a homoglyph as a field", "nаme: Ada\n", "1:1", "unknown-field"),
        person("a byte order mark within", "name: Ada\n\ufeffborn: 1871\n", "2:2", "yaml"),
        Input("a homoglyph in an id", {NOTE: LETTER.replace("ada", "аdа") + WITNESSES}, f"{NOTE}:1:9:", "[not-an-id]"),
        Input("zero width in an id", {NOTE: LETTER.replace("ada", "a\u200bda") + WITNESSES}, f"{NOTE}:1:9:", "\\u200b"),
        Input("an isolate in an id", {NOTE: LETTER.replace("ada", "\u2067ada") + WITNESSES}, f"{NOTE}:1:9:", "\\u2067"),
    ]


def values() -> list[Input]:
    """Return what single fields can be given."""
    many = "9" * 5_000
    return [
        person("a word of 100,000 characters", f"name: {'a' * 100_000}\n", "1:7", "text-too-long"),
        person("a million words", f"name: Ada\ndescription: {'a ' * 450_000}\n", "2:14", "text-too-long"),
        person("marks upon marks", f"name: Z{chr(0x301) * 300_000}\n", "1:7", "text-too-long"),
        person("a number of 5,000 digits as a date", f"name: Ada\nborn: {many}\n", "2:7", "not-a-date"),
        person("a date of 100,000 digits", f"name: Ada\nborn: {'9' * 100_000}\n", "2:7", "text-too-long"),
        person("a year of EDTF level 2", f"name: Ada\nborn: Y{many}\n", "2:7", "not-a-date"),
        person("a year with an exponent", "name: Ada\nborn: Y9E999999999\n", "2:7", "not-a-date"),
        person("a date of slashes", f"name: Ada\nborn: {'1/' * 9_000}\n", "2:7", "not-a-date"),
        person("a date of hyphens", f"name: Ada\nborn: {'1-' * 9_000}\n", "2:7", "not-a-date"),
        person("a date of Xs", f"name: Ada\nborn: {'X' * 19_000}\n", "2:7", "not-a-date"),
        person("a date of words", f"name: Ada\nborn: {'about 1900 or ' * 1_300}\n", "2:7", "not-a-date"),
        person("a set of dates", f"name: Ada\nborn: '[{','.join(['1900'] * 3_900)}]'\n", "2:7", "not-a-date"),
        person("a set that never closes", f"name: Ada\nborn: '[{'1900,' * 3_900}'\n", "2:7", "not-a-date"),
        person("a set of dots", f"name: Ada\nborn: '[{'..' * 9_000}]'\n", "2:7", "not-a-date"),
        person("a reference that climbs", "name: Ada\nsame_as: [../../x]\n", "2:11", "not-an-address"),
        person("an address of brackets", f"name: Ada\nsame_as: ['https://{'[' * 19_000}']\n", "2:11", "not-an-address"),
        person("an address of slashes", f"name: Ada\nsame_as: ['http:{'/' * 19_000} x']\n", "2:11", "not-an-address"),
        person("an address that runs", "name: Ada\nsame_as: ['javascript:alert(1)']\n", "2:11", "not-an-address"),
        person("an alias that climbs", "name: Ada\naliases: [../../etc/passwd]\n", "2:11", "not-an-id"),
        person("an alias of hyphens", f"name: Ada\naliases: [{'a-' * 9_000}]\n", "2:11", "not-an-id"),
        person("an alias that is a device", "name: Ada\naliases: [con]\n", "2:11", "not-an-id"),
        person(
            "aliases by the thousand", f"name: Ada\naliases: [{', '.join(['bela'] * 20_000)}]\n", "2:11", "duplicate-id"
        ),
        person("a link that climbs", "name: Ada\ndescription: See [[../x]].\n", "2:18", "unknown-link"),
        person("brackets of links", f"name: Ada\ndescription: '{'[[' * 9_900}'\n", "2:15", "unknown-link"),
        person("links by the thousand", f"name: Ada\ndescription: '{'[[x]] ' * 3_300}'\n", "2:15", "unknown-link"),
        Input("a locator of 5,000 digits", {NOTE: quoting(f"p{many}")}, f"{NOTE}:6:31:", "[not-a-locator]"),
        Input("a locator of colons", {NOTE: quoting(f"'{'00:' * 6_000}'")}, f"{NOTE}:6:31:", "[not-a-locator]"),
        Input(
            "a limit of 5,000 digits", {STAR: f"{ARTICLE}quotation_limit: {many}\n"}, f"{STAR}:5:18:", "[not-a-number]"
        ),
        Input("a language that backtracks", {STAR: f"{ARTICLE}language: x\n"}, f"{STAR}:5:1:", "[duplicate-field]"),
        Input(
            "a language of hyphens",
            {STAR: ARTICLE.replace("en", "en" + "-abcdefgh" * 2_000 + "!")},
            f"{STAR}:3:11:",
            "[not-a-language]",
        ),
        Input("a title of marks", {STAR: ARTICLE.replace("T", "'" + "(" * 19_000 + "'")}, shows=None),
        Input("a title of spaces", {STAR: ARTICLE.replace("T", f"'(the {' ' * 19_000}x'")}, shows=None),
        Input(
            "an image that climbs",
            {
                NOTE: f"{LETTER}witnesses:\n- article: star\n  form: facsimile\n"
                "  images: [{file: ../../outside/secret.jpg, shows: X}]\n"
            },
            f"{NOTE}:7:19:",
            "[not-an-image-file]",
        ),
        Input(
            "a capture that climbs",
            {STAR: f"{ARTICLE}capture: {{file: ../../outside/secret.txt}}\n", "captures/x.txt": "x"},
            f"{STAR}:5:17:",
            "[capture-unreadable]",
        ),
        Input(
            "a capture by its whole path",
            {STAR: f"{ARTICLE}capture: {{file: /etc/passwd}}\n", "captures/x.txt": "x"},
            f"{STAR}:5:17:",
            "[capture-unreadable]",
        ),
        Input(
            "furniture of 5,000 digits",
            {STAR: f"{ARTICLE}capture: {{file: x.txt, furniture: [p{many}]}}\n"},
            f"{STAR}:5:36:",
            "[not-a-locator]",
        ),
    ]


def quoting(at: str) -> str:
    """Return a letter that quotes at a locator, in line 6."""
    words = "witnesses:\n- {article: star, form: excerpt,\n   quotations: [{text: a, at: "
    return f"{LETTER}{words}{at}, language: en}}]}}\n"


def digest(name: str, text: str, says: str = "") -> Input:
    """Return an article with a digest; what Markdown has and digests have not is only warned of."""
    body = "".join(f"  {line}\n" for line in text.split("\n"))
    place = f"{STAR}:6:" if says == "[digest-markdown]" else f"{STAR}:5:9:" if says else ""
    return Input(f"a digest of {name}", {STAR: f"{ARTICLE}digest: |\n{body}"}, place, says, ("check", "--strict"))


def digests() -> list[Input]:
    """Return what Markdown has that takes long to look for."""
    full = 19_000
    warned = "[digest-markdown]"
    return [
        digest("tags of many attributes", ("<a " + "x=1 " * 5_000)[:full], ""),
        digest("tags in tags", ("<a " * full)[:full]),
        digest("links that do not close", ("[a](" * full)[:full]),
        digest("images that do not close", ("![" * full)[:full]),
        digest("addresses that do not close", ("<http:" * full)[:full]),
        digest("spaces", "a" + " " * full + "b"),
        digest("notes", ("[^" * full)[:full]),
        digest("stars", "* " * 9_000 + "x"),
        digest("emphasis", ("*a" * full)[:full]),
        digest("backticks", ("`a" * full)[:full], warned),
        digest("block quotes", "> " * 9_000, warned),
        digest("lists in lists", "- " * 9_000, warned),
        digest("pipes", "|" * full, warned),
        digest("points that do not count", "3. a\n" * 3_000, warned),
        digest("entities", ("&amp;" * full)[:full]),
        digest("more than a text may hold", "[" * 100_000, "[text-too-long]"),
    ]


def numbers() -> list[Input]:
    """Return records of which there is too much."""
    ten = range(10_000)
    witnesses = "".join(f"- {{article: x{n}, form: mention}}\n" for n in ten)
    quotations = "".join(f"  - {{passage: one, at: p1, language: en, text: word {n} of the letter}}\n" for n in ten)
    witness = "- article: star\n  form: excerpt\n  quotations:\n"
    quoted = f"{LETTER}passages: {{one: The words}}\nwitnesses:\n{witness}{quotations}"
    return [
        Input(
            "10,000 witnesses that are none",
            {NOTE: f"{LETTER}witnesses:\n{witnesses}"},
            f"{NOTE}:5:13:",
            "[unknown-id]",
        ),
        Input(
            "10,000 times one witness",
            {NOTE: f"{LETTER}witnesses:\n" + "- {article: star, form: mention}\n" * 10_000},
            f"{NOTE}:6:13:",
            "[second-witness]",
        ),
        Input(
            "10,000 witnesses",
            {NOTE: f"{LETTER}witnesses:\n{witnesses}", **{f"sources/articles/x{n}.yml": ARTICLE for n in ten}},
        ),
        Input("10,000 quotations", {NOTE: quoted, STAR: f"{ARTICLE}quotation_limit: 1000000\n"}),
        Input("10,000 quotations over the limit", {NOTE: quoted}, f"{STAR}:1:1:", "[quotation-limit]"),
        Input("10,000 changes", {ADA: "name: Ada\nchanges:\n" + "- {date: 2026-01-01, what: W.}\n" * 10_000}),
        Input("10,000 names", {ADA: "name: Ada\nnames:\n" + "".join(f"- {{form: A{n}, language: en}}\n" for n in ten)}),
        Input("a record of 200 MB", {}, f"{ADA}:1:1:", "[unreadable-file]", lay=lambda project: grown(project / ADA)),
        Input(
            "a collection of 200 MB", {}, f"{COLLECTION}:1:1:", "[unreadable-file]", lay=lambda p: grown(p / COLLECTION)
        ),
        Input("a circle of relays", {STAR: f"{ARTICLE}relays: [star]\n"}, f"{STAR}:5:9:", "[circle]"),
        Input(
            "editors by the thousand",
            {COLLECTION: EDITION.replace("[E]", f"[{', '.join(['E'] * 50_000)}]")},
            f"{COLLECTION}:5:14:",
            "[listed-twice]",
        ),
        Input(
            "a format of 5,000 digits",
            {COLLECTION: EDITION.replace("format: 1", f"format: {'1' * 5_000}")},
            f"{COLLECTION}:3:9:",
            "[format]",
        ),
        Input(
            "a version that climbs",
            {COLLECTION: EDITION.replace("version: 1", "version: ../../x")},
            f"{COLLECTION}:2:10:",
            "[not-a-version]",
        ),
        Input(
            "a site that runs",
            {COLLECTION: f"{EDITION}site: 'javascript:alert(1)'\n"},
            f"{COLLECTION}:7:7:",
            "[not-an-address]",
        ),
        Input(
            "an introduction of brackets",
            {"sources/introduction.yml": "[" * 900_000},
            "sources/introduction.yml:1:31:",
            "[yaml-feature]",
        ),
        Input(
            "a seal that explodes", {"sources/seals/star.yml": LAUGHS}, "sources/seals/star.yml:2:8:", "[seal-damaged]"
        ),
        Input(
            "a seal of 5,000 digits",
            {"sources/seals/star.yml": seal("9" * 5_000)},
            "sources/seals/star.yml:1:13:",
            "[seal-damaged]",
        ),
        Input(
            "a seal of spans",
            {"sources/seals/star.yml": seal("1", "1-" * 9_000)},
            "sources/seals/star.yml:4:8:",
            "[seal-damaged]",
        ),
        Input("a seal of no bytes", {"sources/seals/star.yml": b""}, "sources/seals/star.yml:1:1:", "[seal-damaged]"),
        Input("two people of one name", {BELA: "name: Ada\n"}),
    ]


def seal(normaliser: str, check: str = "x") -> str:
    """Return a seal that nobody made."""
    return f"normaliser: {normaliser}\nlength: 1\nsha256: x\ncheck: {check}\n"


def grown(path: object) -> None:
    """Make a file 200 MB long, which takes no room on the disk."""
    with open(str(path), "ab") as file:  # noqa: PTH123
        file.truncate(200_000_000)


def records() -> list[Input]:
    """Return all hostile records."""
    return [*yaml_features(), *characters(), *values(), *digests(), *numbers()]
