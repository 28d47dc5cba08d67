"""Every module with logic has a test module of its own name, or a reason why another one serves."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Modules without a test of their own, by the test that shows what they do and the reason why it serves better.
SHOWN_ELSEWHERE = {
    ("tests/pages/test_golden.py", "what a page says is reviewed as prose, page by page"): (
        "pages.backlinks",
        "pages.citing.on_pages",
        "pages.plan",
        "pages.views.article",
        "pages.views.article_sections",
        "pages.views.asked",
        "pages.views.authority",
        "pages.views.cited",
        "pages.views.correspondences",
        "pages.views.corrections",
        "pages.views.coverage",
        "pages.views.data",
        "pages.views.differences",
        "pages.views.home",
        "pages.views.index",
        "pages.views.letter.frame",
        "pages.views.letter.held",
        "pages.views.letter.speech",
        "pages.views.letter.surroundings",
        "pages.views.letter.testimony",
        "pages.views.letter.view",
        "pages.views.moved",
        "pages.views.origins",
        "pages.views.page",
        "pages.views.periods",
        "pages.views.pictured",
        "pages.views.places",
        "pages.views.timeline",
        "pages.views.verification",
        "pages.views.wordings",
    ),
    ("tests/pages/test_reading.py", "lines and tables of wordings are seen where they stand"): (
        "pages.views.collated",
    ),
    ("tests/pages/test_long_lists.py", "how a long list falls into parts is seen in the whole of it"): (
        "pages.standing",
        "pages.views.part",
        "pages.views.section",
    ),
    ("tests/pages/test_drawings.py", "what a drawing shows is seen in the whole of it"): (
        "pages.drawings.bars",
        "pages.drawings.box",
        "pages.drawings.frame",
        "pages.drawings.labels",
        "pages.drawings.scale",
        "pages.drawings.strip",
    ),
    ("tests/exports/test_tables.py", "files are read as wholes, whatever pieces they come from"): ("exports.pieces",),
    ("tests/exports/test_api.py", "the list is held against the plan of a build"): ("pages.downloads",),
    ("tests/exports/test_book_pandoc.py", "pandoc is called alike for books and for citations"): ("pages.pandoc",),
    ("tests/pages/test_map_drawing.py", "named after the drawing"): ("pages.drawings.map",),
    ("tests/pages/test_timeline_drawing.py", "named after the drawing"): ("pages.drawings.timeline",),
    ("tests/pages/test_repository_links.py", "an address is tried where it is printed"): ("pages.repository",),
    ("tests/publishing/test_record_forms.py", "a page that a script fills is tried in a browser"): (
        "pages.views.record_form",
    ),
    ("tests/exports/test_citations.py", "every form of every item is read back from the files of all"): (
        "pages.citing.forms",
        "pages.citing.item",
        "pages.citing.items",
    ),
    ("tests/pages/test_states_of_quotations.py", "a context only holds; what it refuses is seen on pages"): (
        "pages.context",
    ),
    ("tests/records/test_models.py", "models say what fields there are; whole records try them"): (
        "records.models.address_fields",
        "records.models.article",
        "records.models.attested",
        "records.models.authorities",
        "records.models.collection",
        "records.models.field_group",
        "records.models.fields",
        "records.models.held_text",
        "records.models.id_fields",
        "records.models.image",
        "records.models.introduction",
        "records.models.letter",
        "records.models.patterned",
        "records.models.question",
        "records.models.record",
        "records.models.references",
        "records.models.values",
    ),
    ("tests/reading/test_schema.py", "a shape is tried by what the schema made of it accepts"): (
        "records.models.shapes",
    ),
    ("tests/records/test_dates.py", "a single date is the first of dates"): ("records.date_points",),
    ("tests/records/test_julian.py", "days before the year 1 are what Old Style needs first"): ("records.days",),
    ("tests/records/test_source_text.py", "a slip is what YAML's reader makes of a text"): ("records.yaml_slips",),
    ("tests/rules/test_registry.py", "a rule is tried by a record that breaks it and one that only just keeps it"): (
        "rules.case",
        "rules.chronology",
        "rules.conflicts",
        "rules.correspondence",
        "rules.digest_marks",
        "rules.mentions",
        "rules.questions",
        "rules.quoting",
        "rules.readings",
    ),
    ("tests/rules/test_facsimiles.py", "an image is followed from beside its record to its page"): (
        "exports.images",
        "reading.images",
    ),
    ("tests/verification/test_captures.py", "a capture block is tried with the capture it is about"): (
        "rules.capture_blocks",
    ),
    ("tests/verification/test_copying.py", "copying is found in records as in pages"): ("rules.copied_words",),
    ("tests/verification/test_quotations.py", "a quotation is verified with its capture, its seal, and its record"): (
        "rules.seals",
        "verification.verifying",
    ),
    ("tests/test_sealing_command.py", "a seal is what the command writes"): ("verification.sealing",),
    ("tests/review/test_changes.py", "two states are compared as wholes"): (
        "review.difference_changes",
        "review.field_changes",
        "review.origin_changes",
        "review.quotation_changes",
    ),
    ("tests/test_report_command.py", "a report is read as a whole"): (
        "review.compare",
        "review.problem_sheet",
        "review.report",
        "review.report_records",
        "review.revisions",
    ),
    ("tests/guide/test_field_guide.py", "the guide is read as a whole"): (
        "guide.forms_in_words",
        "guide.where_shown",
    ),
    ("tests/exports/test_book.py", "a book is read as a whole, by readers of EPUB and PDF"): (
        "exports.book_files",
        "exports.book_page",
        "exports.book_pdf",
    ),
    ("tests/exports/test_book_signs.py", "signs without a glyph are looked for in whole books"): (
        "exports.book_glyphs",
    ),
    ("tests/intake/test_capture.py", "what is proposed for an article is tried on whole saved articles"): (
        "intake.capture_block",
        "intake.excerpt",
        "intake.kept_files",
        "intake.listing",
        "intake.new_article",
        "intake.particulars",
    ),
    ("tests/intake/test_saved_page.py", "what a library finds is seen in the page that is read with it"): (
        "intake.page.extraction",
    ),
    ("tests/intake/test_text_rules.py", "a line is known for what it is within a text"): ("intake.known_lines",),
    ("tests/intake/test_import_cmif.py", "what is read of a CMIF file is seen in the records that come of it"): (
        "intake.cmif.dating",
        "intake.cmif.edition_record",
        "intake.cmif.entries",
        "intake.cmif.headers",
        "intake.cmif.identifiers",
        "intake.cmif.importing",
        "intake.cmif.letters",
        "intake.cmif.recorded",
        "intake.cmif.records_folder",
        "intake.cmif.registers",
    ),
    ("tests/exports/test_cmif.py", "an index is read as a whole, by readers that know nothing of how it was made"): (
        "exports.cmif.dating",
        "exports.cmif.descriptions",
        "exports.cmif.document",
        "facts.interchange",
    ),
    ("tests/exports/test_tables.py", "a table is read by programs that know only its description"): (
        "exports.tables.files",
        "exports.tables.records",
        "exports.tables.statements",
        "facts.columns",
        "facts.tables",
    ),
    ("tests/intake/test_publication.py", "a day is found by several ways, tried together"): (
        "intake.dateline",
        "intake.months",
        "intake.stated_day",
        "intake.page.told_day",
    ),
    ("tests/intake/test_scaffold.py", "a draft is read as a whole"): (
        "intake.asking",
        "intake.drafting",
    ),
    ("tests/publishing/test_serve.py", "a preview is tried in a browser"): (
        "commands.serve",
        "publishing.preview",
    ),
    ("tests/publishing/test_nothing_is_lost.py", "what is removed is tried with thousands of command lines"): (
        "clearing",
        "commands.clean",
    ),
    ("tests/test_command_line.py", "a command is typed"): (
        "__main__",
        "commands.build",
        "commands.check",
        "commands.contribute",
        "commands.options",
        "commands.publish",
        "commands.report",
    ),
    ("tests/test_incremental.py", "what is kept between builds is tried by a build after every change"): (
        "reading.computed",
    ),
    ("tests/reading/test_load.py", "what is passed over is tried among records"): ("files.systems",),
    ("tests/test_outputs.py", "the folders of a project are tried by what may be written into them"): ("folders",),
    ("tests/test_editions.py", "a new edition is looked at as a whole project"): (
        "commands.editions",
        "founding.first_records",
        "founding.founding_facts",
        "founding.own_texts",
        "founding.program_files",
        "founding.upgrading",
    ),
    (
        "tests/publishing/test_speed.py",
        "the plugin is tried by sites that it and MkDocs alone make after every change",
    ): (
        "publishing.engine",
        "publishing.speed.crew",
        "publishing.speed.known",
        "publishing.speed.maker",
        "publishing.speed.messages",
        "publishing.speed.outputs",
        "publishing.speed.partials",
        "publishing.speed.plugin",
        "publishing.speed.run",
        "publishing.speed.setting",
    ),
    ("tests/publishing/test_standby.py", "templates compiled ahead make the site that others make"): (
        "publishing.speed.compiled",
    ),
    ("tests/publishing/test_inspection.py", "what is released is what was looked at"): ("publishing.release",),
    ("tests/publishing/test_site.py", "the stages are tried by what they publish"): ("build",),
    ("tests/test_sealing_command.py", "what is begun, taken and sealed is tried as it is written"): ("contribute",),
}


EXCUSED = {module: test for (test, _), modules in SHOWN_ELSEWHERE.items() for module in modules}


def modules():
    """Return the dotted name of every module, without the packages."""
    # What an edition gets as its own tests is no module of the program.
    paths = [path for path in (ROOT / "letterbook").rglob("*.py") if "texts" not in path.parts]
    return {
        ".".join(path.relative_to(ROOT / "letterbook").with_suffix("").parts)
        for path in paths
        if path.name != "__init__.py"
    }


def has_mirror(module):
    """Whether a test has the room and the name of a module."""
    *rooms, name = module.split(".")
    folder = ROOT / "tests" / rooms[0] if rooms else ROOT / "tests"
    names = (name, f"{name}_view", f"{rooms[-1]}_{name}") if rooms else (name,)
    return any((folder / f"test_{one}.py").exists() for one in names)


def test_every_module_is_shown_by_a_test():
    """A module has a test of its own name; if not, it is named above, with the test that serves and why."""
    assert {module for module in modules() if not has_mirror(module)} - EXCUSED.keys() == set()


def test_no_excuse_is_left_over():
    """What is named above is a module that has no test of its own, and the test that serves it is there."""
    assert EXCUSED.keys() - modules() == set()
    assert {module for module in EXCUSED if has_mirror(module)} == set()
    assert {test for test in EXCUSED.values() if not (ROOT / test).exists()} == set()


def test_no_two_tests_share_a_name():
    """The folders of tests are no packages: of two modules with one name, Python would load the first for both."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert [name for name in set(names) if names.count(name) > 1] == []
