"""Letterbook turns source articles and letter records into a site of cross-linked pages.

The rooms, in the order in which a record passes through them; each imports only from those above it:

files         writing files whole or not at all, and knowing them by what they hold
problems      what is wrong in sources/: as values, as lessons, as lines on a terminal
records       the forms: YAML with line and column, EDTF dates, which fields a file can have
reading       sources/ → records → an edition, in which every id and link has been followed, with its indexes
verification  quotations against captures, seals and comparisons; words copied beyond what is quoted
facts         all that is computed about one record, as one frozen value
rules         what an edition keeps: one table of rules over one case, run by `check`, `seal` and the tests
intake        into sources/: what a saved article proposes for its record, the draft of a new one
pages         an edition → Markdown: a plan, one view per kind of page, templates that place, one module that escapes
guide         the models → the guide to all fields
review        two states of the records → what a pull request changes
exports       an edition → data: a whole build planned; record files, tables, references, CMIF, a feed, books, forms
publishing    files → a site: write what changed, run MkDocs, audit the result, serve it while one works
founding      an edition of one's own: the files of its project, and what a newer program changes in it

The stages, which call the rooms in order:

pipeline.py     load, link, verify, check: every command that publishes or compares begins with it
outputs.py      what each stage asks before it writes: whether it may, there
standing.py     whether a check or a build has anything to do
incremental.py  the pages that would come out otherwise than they lie there
build.py        render, write, publish, audit: pages, a site, a copy for a disk, books
previewing.py   the site while one works: what was just saved first
contribute.py   begin a record, take an article, seal quotations, renew schemas
editions.py     begin an edition, bring it a newer program
clearing.py     removes what was made, and nothing else

commands/       the command line; its doors are `build_pages.py` of a project, and `letterbook` (`__main__.py`)
"""
