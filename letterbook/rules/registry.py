"""Every rule that an edition keeps, and what it needs: what `check`, `seal` and the tests run is this one table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from letterbook.problems.problem import Problem
from letterbook.rules.capture_blocks import check_classes, check_paragraphs_are_there
from letterbook.rules.case import Case
from letterbook.rules.chronology import (
    check_finished_after_begun,
    check_lives,
    check_received_after_sent,
    check_writer_was_alive,
)
from letterbook.rules.circles import check_circles, check_drawing_in_circles
from letterbook.rules.conflicts import check_conflicts_are_resolved
from letterbook.rules.copied_words import check_copying
from letterbook.rules.correspondence import (
    check_answers,
    check_correspondents_differ,
    check_one_wording_is_preferred,
    check_passages,
    check_witnesses_differ,
)
from letterbook.rules.digest_marks import check_digests_have_simple_marks
from letterbook.rules.facsimiles import check_images_are_shown, check_images_are_there
from letterbook.rules.foreseen import check_no_article_foresees
from letterbook.rules.held_texts import check_texts_are_allowed, check_texts_are_found
from letterbook.rules.locators import check_locators
from letterbook.rules.mentions import check_authorities_are_mentioned
from letterbook.rules.questions import check_numbers_of_questions
from letterbook.rules.quoting import (
    check_quotation_limit,
    check_quotations_are_bare,
    check_quotations_are_short,
    check_quoted_articles_are_read,
    check_titles_are_short,
)
from letterbook.rules.readings import check_readings_are_attested, check_readings_are_given
from letterbook.rules.seals import (
    check_captures_are_as_sealed,
    check_captures_are_sealed,
    check_quotations_are_found,
    check_seals_belong,
)

Check = Callable[[Case], Iterator[Problem]]


class Need(Enum):
    """What a rule needs before it can say anything true."""

    NOTHING = "what could be read of the records"
    EVERY_RECORD = "every record read, and every id and link followed"
    A_CAPTURE = "a capture at hand"


@dataclass(frozen=True)
class Rule:
    """A check, whose docstring is the rule, and what it needs."""

    check: Check
    needs: Need = Need.NOTHING

    def applies_to(self, case: Case) -> bool:
        """Whether a case has what the rule needs."""
        if self.needs is Need.EVERY_RECORD:
            return case.edition.is_whole
        return self.needs is Need.NOTHING or bool(case.captures.texts)


RULES: tuple[Rule, ...] = (
    Rule(check_writer_was_alive),
    Rule(check_lives),
    Rule(check_finished_after_begun),
    Rule(check_received_after_sent),
    Rule(check_answers),
    Rule(check_correspondents_differ),
    Rule(check_passages),
    Rule(check_one_wording_is_preferred),
    Rule(check_witnesses_differ),
    Rule(check_circles),
    Rule(check_drawing_in_circles),
    Rule(check_numbers_of_questions),
    Rule(check_conflicts_are_resolved),
    Rule(check_readings_are_given),
    Rule(check_readings_are_attested),
    Rule(check_no_article_foresees),
    Rule(check_digests_have_simple_marks),
    # The record that mentions another may be the one that could not be read, or the id the misspelt one.
    Rule(check_authorities_are_mentioned, Need.EVERY_RECORD),
    Rule(check_titles_are_short),
    Rule(check_quotations_are_short),
    Rule(check_quotations_are_bare),
    Rule(check_quoted_articles_are_read),
    Rule(check_quotation_limit),
    Rule(check_texts_are_allowed),
    Rule(check_texts_are_found, Need.A_CAPTURE),
    Rule(check_images_are_there),
    # The letter that shows an image may be the record that could not be read.
    Rule(check_images_are_shown, Need.EVERY_RECORD),
    Rule(check_classes),
    Rule(check_paragraphs_are_there),
    Rule(check_locators),
    # The article of a seal may be the record that could not be read.
    Rule(check_seals_belong, Need.EVERY_RECORD),
    Rule(check_captures_are_sealed),
    Rule(check_captures_are_as_sealed),
    Rule(check_quotations_are_found),
    Rule(check_copying, Need.A_CAPTURE),
)


def breaches(case: Case, rules: Sequence[Rule] = RULES) -> Iterator[Problem]:
    """Yield every breach of some rules, rule by rule; of a rule whose need is not met there is none."""
    for rule in rules:
        if rule.applies_to(case):
            yield from rule.check(case)
