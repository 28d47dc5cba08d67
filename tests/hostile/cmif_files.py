"""Indexes of letters: XML that explodes, asks for files, nests, or says what no letter can."""

from tests.hostile.inputs import SECRET, Input
from tests.hostile.names import linked, piped

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>An index</title>
<editor>Gwen Hill</editor></titleStmt><publicationStmt><publisher>P</publisher>
<idno type="url">https://example.org/cmif.xml</idno></publicationStmt><sourceDesc>
<bibl type="print" xml:id="s1">The Letters</bibl></sourceDesc></fileDesc><profileDesc>
"""
TAIL = "</profileDesc></teiHeader><text><body><p/></body></text></TEI>\n"
NAMES = "<persName>Ada</persName>"

LAUGHS = "<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {here} '{f'&{before};' * 20}'>" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)


def letter(sent: str = NAMES, attributes: str = 'key="1"', more: str = "") -> str:
    """Return one entry."""
    received = '<correspAction type="received"><persName>Bela</persName></correspAction>'
    actions = f'<correspAction type="sent">{sent}</correspAction>{received}'
    return f"<correspDesc source='#s1' {attributes}>{actions}{more}</correspDesc>\n"


def cmif(name: str, content: str | bytes, says: str = "", place: str = "in/index.xml:", **more: object) -> Input:
    """Return an index that `import-cmif` is to take, or to refuse."""
    command = ("import-cmif", "in/index.xml", "--into", "new")
    return Input(name, {"in/index.xml": content}, place if says else "", says, command, **more)  # type: ignore[arg-type]


def index(*letters: str, doctype: str = "") -> str:
    """Return an index of some letters."""
    return f"<?xml version='1.0'?>{doctype}{HEAD}{''.join(letters)}{TAIL}"


def cmif_files() -> list[Input]:
    """Return all hostile indexes."""
    outside = f"SYSTEM '../../{SECRET}'"
    return [
        cmif(
            "an index whose entities explode",
            index(letter("<persName>&i;</persName>"), doctype=f"<!DOCTYPE TEI [{LAUGHS}]>"),
            "not well-formed",
        ),
        cmif(
            "an index with a long entity, often",
            index(
                letter(f"<persName>{'&a;' * 50_000}</persName>"),
                doctype=f"<!DOCTYPE TEI [<!ENTITY a '{'x' * 50_000}'>]>",
            ),
            "not well-formed",
        ),
        cmif(
            "an entity of itself",
            index(letter("<persName>&a;</persName>"), doctype="<!DOCTYPE TEI [<!ENTITY a '&a;'>]>"),
            "not well-formed",
        ),
        cmif(
            "an external entity",
            index(letter("<persName>&a;</persName>"), doctype=f"<!DOCTYPE TEI [<!ENTITY a {outside}>]>"),
            "entity",
        ),
        cmif(
            "an external entity of the web",
            index(
                letter("<persName>&a;</persName>"), doctype="<!DOCTYPE TEI [<!ENTITY a SYSTEM 'http://evil.example/'>]>"
            ),
            "entity",
        ),
        cmif(
            "an external document type",
            index(letter(), doctype=f"<!DOCTYPE TEI {outside}>"),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a parameter entity",
            index(letter(), doctype=f"<!DOCTYPE TEI [<!ENTITY % a {outside}> %a;]>"),
            shows=("new/import-report.txt", ""),
        ),
        cmif("an entity that is not defined", index(letter("<persName>&nosuch;</persName>")), "entity"),
        cmif(
            "an inclusion of XML",
            index(letter('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>')),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a style sheet",
            f"<?xml-stylesheet href='http://evil.example/x.xsl'?>{HEAD}{letter()}{TAIL}",
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "10,000 elements in each other in an index",
            index(letter("<p>" * 10_000 + "x" + "</p>" * 10_000)),
            shows=("new/import-report.txt", ""),
        ),
        cmif("a million elements in each other in an index", index("<a>" * 1_000_000), "not well-formed"),
        cmif(
            "an element of 100,000 attributes",
            index(letter(attributes="".join(f"a{n}='1' " for n in range(100_000)))),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "100,000 namespaces",
            index(letter(attributes="".join(f"xmlns:a{n}='b{n}' " for n in range(100_000)))),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a name of a million characters",
            index(letter(f"<persName>{'a' * 1_000_000}</persName>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "5,000 names in a letter",
            index(letter("".join(f"<persName>A{n}</persName>" for n in range(5_000)))),
            shows=("new/import-report.txt", ""),
        ),
        cmif("3,000 letters of one key", index(letter() * 3_000), shows=("new/import-report.txt", "")),
        cmif(
            "a date of 100,000 digits in an index",
            index(letter(f"{NAMES}<date when='{'9' * 100_000}'/>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a date that backtracks in an index",
            index(letter(f"{NAMES}<date when='{'1-' * 50_000}'/>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a date in words",
            index(letter(f"{NAMES}<date>{'about May ' * 20_000}</date>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a key that climbs",
            index(letter(attributes='key="../../../outside/x" ref="../../x"')),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a key that is a command",
            index(letter(attributes='key="$(touch x)" ref="javascript:alert(1)"')),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a name that is a path",
            index(letter("<persName>../../../etc/passwd</persName>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a name that is a command",
            index(letter("<persName>$(touch pwned)</persName>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a name that is YAML",
            index(letter("<persName>!!python/none &amp;a *b</persName>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif(
            "a name of bidi overrides",
            index(letter("<persName>Ada \u202eadA\u202c</persName>")),
            shows=("new/import-report.txt", ""),
        ),
        cmif("a name of nothing", index(letter("<persName>\u200b</persName>")), shows=("new/import-report.txt", "")),
        cmif(
            "an address that runs in an index",
            index(letter('<persName ref="javascript:alert(1)">Ada</persName>')),
            shows=("new/import-report.txt", ""),
        ),
        cmif("an index of UTF-16", index(letter()).encode("utf-16"), shows=("new/import-report.txt", "")),
        cmif(
            "an index in UTF-7", index(letter()).replace("version='1.0'", "version='1.0' encoding='utf-7'"), "encoding"
        ),
        cmif(
            "an index of an unknown encoding",
            index(letter()).replace("version='1.0'", "version='1.0' encoding='../x'"),
            "not well-formed",
        ),
        cmif("an index of NULs", b"\0" * 100_000, "not well-formed"),
        cmif("an index of nothing", b"", "not well-formed"),
        cmif("an index that ends early", index(letter())[:500], "not well-formed"),
        cmif("an index that is a page", "<html><body>x</body></html>", "it is not a CMIF file"),
        cmif(
            "an index that is a link to a device",
            "",
            "pipe, a socket or a device",
            lay=linked("in/index.xml", "/dev/zero"),
        ),
        cmif("an index that is a pipe", "", "pipe, a socket or a device", lay=piped("in/index.xml")),
        cmif(
            "an index that is a folder",
            "",
            "directory",
            lay=lambda p: ((p / "in/index.xml").unlink(), (p / "in/index.xml").mkdir()),
        ),
    ]
