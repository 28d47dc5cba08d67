"""What names something outside the records: addresses of the web and of mail, ids in indexes, files of images."""

from typing import Annotated

from letterbook.records.models.patterned import Patterned
from letterbook.records.models.shapes import SCALAR
from letterbook.records.models.values import (
    ADDRESS_PATTERN,
    ADDRESSES,
    ARTICLE_ADDRESSES,
    ARTICLE_PATTERN,
    IMAGE_FILES,
    IMAGE_PATTERN,
    INDEX_ID_PATTERN,
    INDEX_IDS,
    MAIL_ADDRESSES,
    MAIL_PATTERN,
    SITE_PATTERN,
    SITES,
)

Address = Annotated[
    str,
    Patterned(
        "address",
        "a web address",
        ADDRESS_PATTERN,
        "not-an-address",
        f"is not a web address; {ADDRESSES}",
        ("https://example.org/harbour",),
    ),
]
ArticleAddress = Annotated[
    str,
    Patterned(
        "article-address",
        "the web address of an article",
        ARTICLE_PATTERN,
        "not-an-address",
        f"is not an article's web address; {ARTICLE_ADDRESSES}",
        ("https://example.org/harbour",),
    ),
]
MailAddress = Annotated[
    str,
    Patterned(
        "mail-address",
        "a mail address",
        MAIL_PATTERN,
        "not-an-address",
        f"is not a mail address; {MAIL_ADDRESSES}",
        ("editors@example.org",),
    ),
]
Site = Annotated[
    str,
    Patterned(
        "site",
        "the name of a site",
        SITE_PATTERN,
        "not-an-address",
        f"is not the name of a site; {SITES}",
        ("example.org",),
    ),
]
IndexId = Annotated[
    str,
    Patterned(
        "index-id",
        "an id of CMIF",
        INDEX_ID_PATTERN,
        "not-an-index-id",
        f"is not an id from an index of letters; {INDEX_IDS}",
        ("c3f497f0",),
        types=tuple(SCALAR),
    ),
]
ImageFile = Annotated[
    str,
    Patterned(
        "image-file",
        "the name of an image below sources/facsimiles/",
        IMAGE_PATTERN,
        "not-an-image-file",
        f"is not the name of an image; {IMAGE_FILES}",
        ("1921-09-21-1r.jpg",),
    ),
]
