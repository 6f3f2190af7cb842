"""A review is as far as a source says it is, and no further; what somebody is said not to know."""

from __future__ import annotations

import pytest

from store.claims import Claim, Modality, Polarity, Qualifier
from store.values import EntityRef, Term
from tests.bot.demo import open_demo
from tests.bot.test_attribution import ALPHA, BETA, DEAL, SOURCES, answer, told
from tests.store.claim_making import day


def review(
    stage: str | None,
    *,
    by: int = 1,
    kind: str | None = None,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.YES,
    on: str | None = None,
) -> Claim:
    said = (("kind", kind), ("stage", stage))
    known = tuple(Qualifier(name, Term(term, "so it says")) for name, term in said if term)
    matter = EntityRef(DEAL, "the deal")
    return Claim(
        BETA,
        "reviews",
        matter,
        SOURCES[by - 1].id,
        known,
        polarity,
        modality,
        valid=day(on) if on else None,
    )


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (review("ongoing", kind="antitrust"), "antitrust inquiry under way: Alpha – Beta [1]"),
        (review("cleared", kind="merger"), "cleared after merger review: Alpha – Beta [1]"),
        (review("submitted"), "submitted for review: Alpha – Beta [1]"),
        (review(None), "review, stage not said: Alpha – Beta [1]"),
        (review(None, modality=Modality.SUPPOSED), "review possible: Alpha – Beta [1]"),
        (review("possible", modality=Modality.SUPPOSED), "review possible: Alpha – Beta [1]"),
        (
            review("ongoing", modality=Modality.SUPPOSED),
            "review under way: Alpha – Beta, supposed [1]",
        ),
        (
            review("announced", kind="general"),
            "review announced: Alpha – Beta, “so it says” [1]",
        ),
        (
            review("ongoing", polarity=Polarity.NO),
            "denied: review under way: Alpha – Beta [1]",
        ),
        (
            review("cleared", on="2024-03-01"),
            "1 Mar 2024: cleared after review: Alpha – Beta [1]",
        ),
    ],
)
async def test_a_review_is_told_as_far_as_it_is_said_to_be(claim: Claim, line: str) -> None:
    assert f"Beta: {line}\n" in await answer(await told(claim), "regulators")


async def test_no_source_is_lent_the_stage_or_the_day_of_another_one() -> None:
    demo = await told(
        review("ongoing"),
        review("cleared", by=2, on="2024-03-01"),
        review("cleared", by=1, kind="antitrust"),
    )

    text = await answer(demo, "regulators")

    assert "review under way: Alpha – Beta [1]" in text
    assert "1 Mar 2024: cleared after review: Alpha – Beta [2]" in text
    assert "cleared after antitrust inquiry: Alpha – Beta [1]" in text


async def test_the_furthest_stage_comes_first() -> None:
    text = await answer(await told(review("possible"), review("blocked", by=2)), "regulators")

    assert text.index("blocked") < text.index("possible")


async def test_what_examines_a_deal_is_told_of_its_parties() -> None:
    demo = await told(review("ongoing"))

    assert "review under way: Alpha – Beta [1]" in await answer(demo, "regulators alpha")


async def test_the_reviews_of_a_deal_nobody_follows_are_told_of_who_it_is_named_after() -> None:
    text = await answer(await open_demo(), "regulators openai")

    assert "US competition authorities: antitrust inquiry under way: Microsoft – OpenAI [2]" in text


@pytest.mark.parametrize(
    ("polarity", "line"),
    [
        (Polarity.YES, "knew of Alpha – Beta [1]"),
        (Polarity.NO, "said not to have known of Alpha – Beta [1]"),
    ],
)
async def test_who_knew_is_not_mixed_up_with_who_did_not(polarity: Polarity, line: str) -> None:
    knew = Claim(ALPHA, "knew_of", EntityRef(DEAL, "it"), SOURCES[0].id, polarity=polarity)

    assert f"Alpha: {line}" in await answer(await told(knew), "regulators")


async def test_a_law_names_who_is_subject_to_it_and_who_denies_that() -> None:
    law = EntityRef(BETA, "Beta")
    held = Claim(ALPHA, "subject_to", law, SOURCES[0].id)
    denied = Claim(ALPHA, "subject_to", law, SOURCES[1].id, polarity=Polarity.NO)

    text = await answer(await told(held, denied), "regulators")

    (row,) = (line for line in text.splitlines() if "Subject to it:" in line)
    assert "Alpha [1]" in row
    assert "denied: Alpha [2]" in row
    assert "sources differ" in row
