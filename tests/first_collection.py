"""What tests say of the collection with which the program was made; of no other collection, and nowhere else.

Tests that use it are marked `first_collection`, and are left out where `sources/` holds another.
"""

import re

TITLE = "The Kim–Trump Letters, 2018–2019"
TITLE_OF_HOME = f"{TITLE} – Letterbook"

# The two whose letters they are, and a surname that a reader of them would search for.
NAMES = re.compile(r"\b(?:kim|trump|pompeo)\b", re.IGNORECASE)

# A surname that a reader may type, and the article that copies from others.
SURNAME = "Pompeo"
DIPLOMAT = "diplomat-2019-01-letter-from-trump"

# Passages that are printed in at least so many wordings.
COMPARED = (("2019-08-05-kim-to-trump", "offended", 3), ("2018-09-21-kim-to-trump", "moons-interest", 3))

# The letter and the article that show most of what a page can hold.
FULLEST = {
    "letter": "letters/2018-09-21-kim-to-trump/",
    "article": "articles/newsdirectory3-2022-korus-letters/",
}

# A wording with a fault on the page of that letter, which stands in a closed box.
GARBLED = "q-1c5e9e53ee"

# Of the finder: a way between two correspondents, and words that are typed.
WAY, BEGINNING = "Kim Jong Un to Donald Trump", "kim"
WORDS = ("hanoi", "HANOI", "Hanöi", "pompeo trump", "  Yonhap's ", "Jong-un 2019", "full text")

# What is typed, the page that must come first, and why it and no other.
LEADS_FIRST_TO = {
    "a nickname leads to what it means": ("love letters", "topics/love-letters/"),
    "a surname leads to the person": ("Pompeo", "people/mike-pompeo/"),
    "a writer on the letters is a person too": ("Woodward", "people/bob-woodward/"),
    "among several, to one of the two correspondents": ("Kim", "people/kim-jong-un/"),
    "a full name in small letters": ("kim yong chol", "people/kim-yong-chol/"),
    "a spelling of which a source is an example": ("Kim Jong-un", "people/kim-jong-un/"),
    "a name in Hangul, as a source writes it": ("김정은", "people/kim-jong-un/"),
    "another in Hangul": ("문재인", "people/moon-jae-in/"),
    "part of a name in Hangul": ("폼페오", "people/mike-pompeo/"),
    "a word in Hangul, to the report that has it in its title": ("각하", "articles/maeil-ilbo-2022/"),
    "a place leads to its page": ("Hanoi", "places/hanoi/"),
    "an event leads to its page": ("Singapore summit", "events/singapore-summit-2018/"),
    "an office leads to its page": ("White House", "organisations/white-house/"),
    "a book leads to itself, not to reports on it": ("Rage", "articles/woodward-rage-2020/"),
    "a magazine leads to the issue with the letters": ("Korus Journal", "articles/korus-journal-10/"),
    "a word of a title": ("tweet", "articles/slate-2019-06-29/"),
    "a topic in its own words": ("military exercises", "topics/joint-military-exercises/"),
    "a topic in American spelling": ("denuclearization", "topics/denuclearisation/"),
    "a topic in British spelling": ("denuclearisation", "topics/denuclearisation/"),
    "a day as computers write it": ("2018-09-21", "letters/2018-09-21-kim-to-trump/"),
    "a day as Britons write it": ("21 September 2018", "letters/2018-09-21-kim-to-trump/"),
    "a day before which a letter was written": ("2019-06-16", "letters/2019-06-16-claimed-kim-to-trump/"),
    "a day without its year": ("Sept 21", "letters/2018-09-21-kim-to-trump/"),
    "a day as Americans write it": ("sept. 21, 2018", "letters/2018-09-21-kim-to-trump/"),
    "a person and a word lead to the thought": ("Moon unnecessary", "letters/2018-09-21-kim-to-trump/"),
    "words of a letter": ("fantasy film", "letters/2018-12-25-kim-to-trump/"),
    "a sentence with words that are everywhere": ("beautiful and sacred location", "differences/"),
    "words that became a headline": ("magical force", "articles/korea-herald-2020-09-10/"),
    "a headline leads to its report": ("The Pen Proves Mighty", "articles/new-york-times-2019-01-02/"),
    "a headline of names": (
        "Trump and Kim exchange letters amid denuclearization doubts",
        "articles/wimsradio-2018-08-02/",
    ),
    "a disputed word leads to the dispute": ("offended", "differences/"),
    "what was disputed": ("deep disappointment", "differences/"),
    "a month that is a word of every sentence": ("24 May 2018", "letters/2018-05-24-trump-to-kim/"),
    "how a letter came": ("handed over at the DMZ", "places/dmz/"),
    "a number of letters": ("27 letters", "coverage/"),
    "who wrote to whom": ("Kim to Moon", "letters/2018-12-30-kim-to-moon/"),
}

# What is typed, and words of the page that a click on the first result must open.
OPENS = {
    "Pompeo": "Mike Pompeo",
    "love letters": "Love letters",
    "김정은": "Kim Jong Un",
    "2018-09-21": "21 September 2018",
    "Moon unnecessary": "21 September 2018",
    "Hanoi": "Hanoi",
    "Woodward": "Woodward",
    "fantasy film": "fantasy film",
    "Panmunjom": "Panmunjom",
    "denuclearization": "Denuclearisation",
}

# The ISO day stands among a page's tags, which are not shown.
ASKED_BY_TAG = {"2018-09-21", "denuclearization"}
