"""What is denied is contested where somebody named speaks, and else in conflict."""

from __future__ import annotations

from store.agreement.verdicts import Finding, Reason, Verdict
from store.claims import Modality, Polarity
from tests.store.agreement_making import (
    ALTMAN,
    DEAL,
    MENSCH,
    MICROSOFT,
    OPENAI,
    SERIES_A,
    SERIES_B,
    UNDISCLOSED,
    Case,
    dated,
    ids,
    ref,
    sum_of,
    term,
    text,
)
from tests.store.claim_making import MISTRAL, day, year

NO = Polarity.NO
CONTESTED = Verdict.CONTESTED, Reason.DENIED
CONFLICT = Verdict.CONFLICT, Reason.DENIAL
UNRELATED = Verdict.INCOMPARABLE, Reason.WORDS


def test_what_somebody_named_denies_is_contested() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0)
    denied = case.claim("controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH)

    assert case.held(said, denied) == CONTESTED


def test_what_somebody_named_says_against_a_denial_is_contested() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0, speaker=ALTMAN)
    denied = case.claim("controls", ref(OPENAI), by=1, polarity=NO)

    assert case.held(said, denied) == CONTESTED


def test_what_nobody_named_denies_is_a_conflict() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0)
    denied = case.claim("controls", ref(OPENAI), by=1, polarity=NO)

    assert case.held(said, denied) == CONFLICT


def test_who_denies_what_they_said_themselves_contradicts_themselves() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0, speaker=MENSCH)
    denied = case.claim("controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH)

    assert case.held(said, denied) == CONFLICT


def test_an_image_may_be_contested_though_it_is_in_no_conflict() -> None:
    case = Case()
    image = case.claim("controls", ref(OPENAI), by=0, modality=Modality.RHETORICAL)
    named = case.claim("controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH)
    unnamed = case.claim("controls", ref(OPENAI), by=2, polarity=NO)

    assert case.held(image, named) == CONTESTED
    assert case.held(image, unnamed) == (Verdict.DIFFERENT, Reason.FIGURE_OF_SPEECH)


def test_what_is_denied_of_another_time_is_not_contested() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0, valid=year(2021))
    denied = case.claim(
        "controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH, valid=year(2024)
    )

    assert case.held(said, denied) == (Verdict.DIFFERENT, Reason.TIME)


def test_what_is_denied_of_another_scope_is_not_contested() -> None:
    case = Case()
    said = case.claim("controls", ref(OPENAI), by=0, scope=text("its cloud"))
    denied = case.claim("controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH)

    assert case.held(said, denied) == (Verdict.DIFFERENT, Reason.SCOPE)


def test_to_deny_one_figure_says_nothing_of_another() -> None:
    case = Case()
    denied = case.claim("total_raised", sum_of("20"), by=0, polarity=NO, speaker=MENSCH)

    assert case.held(denied, case.claim("total_raised", sum_of("490"), by=1)) == UNRELATED
    assert case.held(denied, case.claim("total_raised", UNDISCLOSED, by=2)) == UNRELATED


def test_two_denials_never_contradict_each_other() -> None:
    case = Case()
    one = case.claim("total_raised", sum_of("20"), by=0, polarity=NO)
    other = case.claim("total_raised", sum_of("490"), by=1, polarity=NO)

    assert case.held(one, other) == UNRELATED


def test_a_denial_stands_against_all_who_say_it() -> None:
    case = Case()
    said = [case.claim("controls", ref(OPENAI), by=at) for at in (0, 1)]
    denied = case.claim("controls", ref(OPENAI), by=2, polarity=NO, speaker=MENSCH)

    (found,) = case.found()

    assert (found.verdict, found.reason) == CONTESTED
    assert (ids(found.one), ids(found.other)) == (ids(said), ids([denied]))


def test_a_contested_claim_is_marked_on_both_sides() -> None:
    case = Case()
    case.claim("controls", ref(OPENAI), by=0)
    case.claim("controls", ref(OPENAI), by=1, polarity=NO, speaker=MENSCH)

    (fact,) = case.facts()

    assert fact.differs


def outright(case: Case) -> Finding:
    (found,) = case.found()
    return found


def test_to_deny_any_change_of_strategy_contests_each() -> None:
    case = Case()
    said = [
        case.claim("strategy_change", text(words), by=at)
        for at, words in enumerate(("turned away from open source", "sells out"))
    ]
    denied = case.claim(
        "strategy_change", text("no change at all"), by=2, polarity=NO, speaker=MENSCH
    )

    found = outright(case)

    assert (found.verdict, found.reason) == CONTESTED
    assert (ids(found.one), ids(found.other)) == (ids(said), ids([denied]))


def test_a_report_that_denies_any_change_is_in_conflict_with_each() -> None:
    case = Case()
    case.claim("strategy_change", text("turned away from open source"), by=0)
    case.claim("strategy_change", text("no change at all"), by=1, polarity=NO)

    found = outright(case)

    assert (found.verdict, found.reason) == CONFLICT


def test_to_deny_any_change_of_one_denies_none_of_another() -> None:
    case = Case()
    case.claim("strategy_change", text("turned away"), by=0)
    case.claim("strategy_change", text("no change"), by=1, polarity=NO, subject=MICROSOFT)

    assert case.found() == ()


def test_to_deny_a_change_of_another_party_is_no_contradiction() -> None:
    case = Case()
    case.claim("strategy_change", text("turned away"), by=0, subject=DEAL, party=MISTRAL)
    case.claim(
        "strategy_change", text("no change"), by=1, subject=DEAL, party=MICROSOFT, polarity=NO
    )

    assert outright(case).reason is Reason.PARTY


def test_to_deny_words_of_any_other_field_denies_these_alone() -> None:
    case = Case()
    case.claim("business_model", text("sells models"), by=0)
    case.claim("business_model", text("sells its data"), by=1, polarity=NO, speaker=MENSCH)

    assert case.found() == ()


def test_to_deny_what_is_asserted_of_another_round_is_no_contradiction() -> None:
    case = Case()
    case.claim("raised", sum_of("385"), by=0, round=SERIES_A)
    case.claim("raised", sum_of("385"), by=1, round=SERIES_B, polarity=NO)

    assert case.found() == ()


def test_exclusivity_that_is_denied_is_in_conflict_with_its_assertion() -> None:
    case = Case(dated(day("2024-02-26"), day("2024-02-27")))
    case.claim("exclusivity", term("exclusive"), by=0, subject=DEAL)
    case.claim("exclusivity", term("exclusive"), by=1, subject=DEAL, polarity=NO)

    assert case.open() == [CONFLICT]
