"""An invented edition whose people are written in many scripts: the toy edition, with some more records."""

from unicodedata import normalize

CHANGES = "changes: [{date: 2026-02-10, what: First entered.}]\n"

# By id: the name as its record stores it. One is decomposed, as some keyboards and disks write it.
PEOPLE = {
    "minh": normalize("NFD", "Nguyễn Thị Minh"),
    "mueller": "Jürgen Müßig-Ærø",
    "lukasz": "Łukasz Żółkowski",
    "isil": "Işıl İnönülü",
    "eleni": "Ελένη Παπαδάκης",
    "semyon": "Семён Королёв",
    "suleyman": "سُليمان بن عليّ الأحمد",
    "david": "דָּוִד בן־אהרן",
    "xiaoming": "歐陽小明",
    "yamada": "ドナルド山田",
    "seojun": "박서준",
    "abd": "ʿAbd al-ʿAzīz",
}

ORGANISATIONS = {"alumni": "在東京大學校友會聯合總會"}

# Who writes to whom on which day of September 1921; each letter is known from one mention.
LETTERS = {
    "1921-09-11-minh": ("minh", "mueller", 11),
    "1921-09-12-lukasz": ("lukasz", "isil", 12),
    "1921-09-13-eleni": ("eleni", "semyon", 13),
    "1921-09-14-suleyman": ("suleyman", "ada-north", 14),
    "1921-09-15-ada": ("ada-north", "suleyman", 15),
    "1921-09-16-david": ("david", "suleyman", 16),
    "1921-09-17-xiaoming": ("xiaoming", "yamada", 17),
    "1921-09-18-seojun": ("seojun", "ada-north", 18),
}

ARABIC_WORDS = "لا حاجة إلى طرف ثالث (3) في هذا الأمر!"

ARTICLES = {
    "al-bahr-1921": ("رسائل الميناء (1921)", "ar"),
    "minato-1921": ("港の手紙", "ja"),
}


def letter(sender: str, recipient: str, day: int) -> str:
    """Return a letter's record."""
    quoted = f'form: excerpt, quotations: [{{passage: a, text: "{ARABIC_WORDS}", language: ar, gloss: No third.}}]'
    how = quoted if sender == "suleyman" else "form: mention"
    article = "al-bahr-1921" if sender == "suleyman" else "minato-1921"
    return (
        f"sender: {sender}\nrecipient: {recipient}\ndate: 1921-09-{day:02}\nsummary: A letter of a test.\n"
        + ("passages: {a: A thought}\n" if sender == "suleyman" else "")
        + f"witnesses:\n  - {{article: {article}, at: p4, says: {{date: 1921-09-{day:02}}}, {how}}}\n{CHANGES}"
    )


def article(title: str, language: str) -> str:
    """Return an article's record."""
    return (
        f'title: "{title}"\nkind: news\noutlet: morning-post\npublished: 1921-10-03\nlanguage: {language}\n'
        f"read: whole\nrights: quotation\n{CHANGES}"
    )


def changes() -> dict[str, str]:
    """Return the records that make the edition of the toy edition, by their path in `sources/`."""
    return {
        **{f"people/{id}.yml": f"name: {name}\n{CHANGES}" for id, name in PEOPLE.items()},
        **{f"organisations/{id}.yml": f"name: {name}\n{CHANGES}" for id, name in ORGANISATIONS.items()},
        **{f"letters/{id}.yml": letter(*ends) for id, ends in LETTERS.items()},
        **{f"articles/{id}.yml": article(*told) for id, told in ARTICLES.items()},
    }
