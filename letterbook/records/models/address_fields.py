"""What names something outside the records: addresses of the web and of mail, ids in indexes, files of images."""

from typing import Annotated

from pydantic import PlainValidator

from letterbook.records.models.shapes import SCALAR, shape
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
    NO_ARTICLE_ADDRESS,
    NO_MAIL_ADDRESS,
    NOT_A_SITE,
    NOT_AN_ADDRESS,
    NOT_AN_IMAGE_FILE,
    NOT_AN_INDEX_ID,
    SITE_PATTERN,
    SITES,
    matching,
)

Address = Annotated[
    str,
    PlainValidator(matching(ADDRESS_PATTERN, *NOT_AN_ADDRESS)),
    shape(
        "address",
        "a web address",
        ADDRESS_PATTERN,
        refusal=NOT_AN_ADDRESS,
        type="string",
        errorMessage=ADDRESSES,
        examples=["https://example.org/harbour"],
    ),
]
ArticleAddress = Annotated[
    str,
    PlainValidator(matching(ARTICLE_PATTERN, *NO_ARTICLE_ADDRESS)),
    shape(
        "article-address",
        "the web address of an article",
        ARTICLE_PATTERN,
        refusal=NO_ARTICLE_ADDRESS,
        type="string",
        errorMessage=ARTICLE_ADDRESSES,
        examples=["https://example.org/harbour"],
    ),
]
MailAddress = Annotated[
    str,
    PlainValidator(matching(MAIL_PATTERN, *NO_MAIL_ADDRESS)),
    shape(
        "mail-address",
        "a mail address",
        MAIL_PATTERN,
        refusal=NO_MAIL_ADDRESS,
        type="string",
        errorMessage=MAIL_ADDRESSES,
        examples=["editors@example.org"],
    ),
]
Site = Annotated[
    str,
    PlainValidator(matching(SITE_PATTERN, *NOT_A_SITE)),
    shape(
        "site",
        "the name of a site",
        SITE_PATTERN,
        refusal=NOT_A_SITE,
        type="string",
        errorMessage=SITES,
        examples=["example.org"],
    ),
]
IndexId = Annotated[
    str,
    PlainValidator(matching(INDEX_ID_PATTERN, *NOT_AN_INDEX_ID)),
    shape(
        "index-id",
        "an id of CMIF",
        INDEX_ID_PATTERN,
        refusal=NOT_AN_INDEX_ID,
        type=SCALAR,
        errorMessage=INDEX_IDS,
        examples=["c3f497f0"],
    ),
]
ImageFile = Annotated[
    str,
    PlainValidator(matching(IMAGE_PATTERN, *NOT_AN_IMAGE_FILE)),
    shape(
        "image-file",
        "the name of an image below sources/facsimiles/",
        IMAGE_PATTERN,
        refusal=NOT_AN_IMAGE_FILE,
        type="string",
        errorMessage=IMAGE_FILES,
        examples=["1921-09-21-1r.jpg"],
    ),
]
