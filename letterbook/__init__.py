"""Letterbook turns source articles and letter records into a site of cross-linked pages.

The rooms, in the order in which a record passes through them; each imports only from those above it:

records     the forms: problems, YAML with line and column, EDTF dates, what may stand in a file
reading     sources/ → records → an edition, in which every id and link has been followed
evidence    what the records show: how letters are known, quotations found in captures or by seal
rules       what an edition keeps: one table of rules over one case, run by `check`, `seal` and the tests
facts       all that is computed about one record, as one frozen value
intake      into sources/: what a saved article proposes for its record, the draft of a new one, the records of old
pages       facts → Markdown: a plan, one view per kind of page, templates that place, one module that escapes
exports     an edition → data: the plan of a whole build; one file per record; the whole as an EPUB and a PDF
publishing  files → a site: write what changed, run MkDocs, audit the result, serve it while one works

The stages, which call the rooms in order:

check.py       load, link, check: with this begins whatever publishes or compares
outputs.py     what each stage asks before it writes: whether it may, there
build.py       render, write, publish, audit: pages, a site, a copy for a disk, books
contribute.py  begin a record, take an article, seal quotations, renew schemas
compare.py     two states of the records, for those who review a change
clearing.py    away with what was made, and with nothing else

commands/      the command line, of which `build_pages.py` at the top of the repository is the door
"""
