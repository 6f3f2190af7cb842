"""What was said on another footing contradicts nobody: an image, a guess, somebody's view."""

from __future__ import annotations

from store.agreement.verdicts import Reason, Verdict
from store.claims import Modality
from tests.store.agreement_making import ALTMAN, MENSCH, Case, dated, ids, sum_of, term
from tests.store.claim_making import day, year

APART = Verdict.CONFLICT, Reason.VALUES

LESS, MORE = sum_of("400"), sum_of("6000")
SUMS = LESS, MORE, sum_of("2000")


def different(reason: Reason) -> tuple[Verdict, Reason]:
    return Verdict.DIFFERENT, reason


def test_a_figure_of_speech_contradicts_no_figure() -> None:
    case = Case()
    one = case.claim("valued_at", LESS, by=0)
    image = case.claim("valued_at", MORE, by=1, modality=Modality.RHETORICAL)

    assert case.held(one, image) == different(Reason.FIGURE_OF_SPEECH)


def test_a_forecast_contradicts_neither_what_came_of_it_nor_that_of_somebody_else() -> None:
    case = Case()
    plain = case.claim("valued_at", LESS, by=0)
    one, other, own = (
        case.claim("valued_at", each, by=at, modality=Modality.FORECAST, speaker=speaker)
        for at, (each, speaker) in enumerate(zip(SUMS, (MENSCH, ALTMAN, MENSCH), strict=True))
    )

    assert case.held(plain, other) == different(Reason.FORECAST)
    assert case.held(one, other) == different(Reason.FORECAST)
    assert case.held(one, own) == APART


def test_who_foretells_something_else_later_has_thought_again() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    one, other = (
        case.claim("founded_on", year(when), by=at, modality=Modality.FORECAST)
        for at, when in enumerate((2025, 2026))
    )

    assert case.held(one, other) == different(Reason.FORECAST)


def test_what_was_supposed_before_somebody_knew_contradicts_nobody() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12"), None))
    guess, known, undated = (
        case.claim(
            "founded_on",
            when,
            by=at,
            modality=Modality.ASSERTED if at else Modality.SUPPOSED,
        )
        for at, when in enumerate((year(2021), year(2022), year(2023)))
    )

    assert case.held(guess, known) == different(Reason.SUPPOSITION)
    assert case.held(guess, undated) == APART


def test_what_is_supposed_after_somebody_knew_is_a_contradiction() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    known = case.claim("founded_on", year(2022), by=0)
    guess = case.claim("founded_on", year(2021), by=1, modality=Modality.SUPPOSED)

    assert case.held(known, guess) == APART


def test_one_who_supposed_before_somebody_knew_does_not_hide_one_who_does_so_after() -> None:
    case = Case(dated(day("2024-01-10"), day("2024-06-12"), day("2024-11-03")))
    case.claim("revenue", LESS, by=0, modality=Modality.SUPPOSED, valid=year(2023))
    known = case.claim("revenue", MORE, by=1, valid=year(2023))
    after = case.claim("revenue", LESS, by=2, modality=Modality.SUPPOSED, valid=year(2023))

    (found,) = case.found()

    assert (found.verdict, found.reason) == APART
    assert ids(found.records) == ids([known, after])


def test_two_that_suppose_contradict_each_other() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    one, other = (
        case.claim("founded_on", year(when), by=at, modality=Modality.SUPPOSED)
        for at, when in enumerate((2021, 2022))
    )

    assert case.held(one, other) == APART


def test_who_somebody_is_is_no_figure_that_was_supposed_before() -> None:
    case = Case(dated(day("2023-12-10"), day("2024-06-12")))
    guess = case.claim("exclusivity", term("exclusive"), by=0, modality=Modality.SUPPOSED)

    assert case.held(guess, case.claim("exclusivity", term("not_exclusive"), by=1)) == APART
