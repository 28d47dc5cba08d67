"""`check`: what is wrong in the records."""

import os
from pathlib import Path

import click

from letterbook.commands.options import NEW_FILE, folders, options, report_errors, tell
from letterbook.files.writing import WriteFault, add_to
from letterbook.folders import Folders
from letterbook.outputs import refuse_file
from letterbook.problems.problem import Problem, ProblemsFound
from letterbook.reading.remembered import Remembered
from letterbook.standing import inputs, standing_check

# The heading of a summary, with which such a file begins.
TITLE = "Check"


@click.command()
@options()
@click.option("--summary", type=NEW_FILE, help="Add all problems to this file too, as Markdown.")
@report_errors(WriteFault)
def check(
    sources: Path, docs: Path, captures: Path, strict: bool, form: str, quiet: bool, summary: Path | None
) -> None:
    """Report what is wrong in sources/; change nothing."""
    where = folders(sources, docs, captures)
    # GitHub names a file that steps add to, whatever stands there.
    if summary and os.environ.get("GITHUB_STEP_SUMMARY") != str(summary):
        refuse_file(where, summary, "a summary of the check", f"## {TITLE}\n")
    try:
        found = check_records(where, strict)
    except ProblemsFound as broken:
        summarise(broken.problems, summary)
        raise
    summarise(found.problems, summary)
    tell(found.problems, form)
    if not quiet:
        click.echo(f"{found.counted}: no errors.")


def check_records(where: Folders, strict: bool) -> Remembered:
    """Return what is wrong in the records, by the last check if it read the same; raises ProblemsFound."""
    read = inputs(where)
    if found := standing_check(where, read, strict):
        return found
    # Most of a run that has nothing to check would be spent on loading these.
    from letterbook.reading.contents import helped  # noqa: PLC0415

    with helped(where.sources, where.cache) as ahead:
        from letterbook.pipeline import checked  # noqa: PLC0415

        return checked(where, read, strict, ahead).found


def summarise(problems: tuple[Problem, ...], summary: Path | None) -> None:
    """Add problems to a file of Markdown, if one is named; GitHub shows it below the run."""
    if summary:
        # Few runs write one.
        from letterbook.review.problem_sheet import lessons_section, problems_section  # noqa: PLC0415
        from letterbook.review.sheet import as_markdown  # noqa: PLC0415

        listed = [problems_section(problems), lessons_section(problems)] if problems else []
        lead = "The records are in order." if not problems else "What is to fix in the records."
        add_to(summary, as_markdown(TITLE, lead, listed))
