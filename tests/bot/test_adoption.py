"""A user is as far as a source says it is: testing is no use, and a denied use is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.layout.text import plain_text
from store.claims import Claim, Modality, Polarity, Qualifier
from store.values import EntityRef, Term, Text
from tests.bot.demo import open_demo
from tests.bot.test_attribution import ALPHA, BETA, DEAL, SOURCES, answer, told


def adopts(stage: str | None, *, by: int = 1, purpose: str | None = None) -> Claim:
    said = (
        Qualifier("purpose", Text(purpose, "en")) if purpose else None,
        Qualifier("stage", Term(stage, "so it says")) if stage else None,
    )
    known = tuple(each for each in said if each)
    return Claim(ALPHA, "adopts", EntityRef(BETA, "Beta"), SOURCES[by - 1].id, known)


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        (adopts("live"), "uses Beta [1]"),
        (adopts("preferring"), "prefers Beta [1]"),
        (adopts("evaluating"), "evaluates Beta [1]"),
        (adopts("testing", purpose="mail"), "tests Beta, for “mail” [1]"),
        (adopts("considering"), "considers Beta [1]"),
        (adopts(None), "turns to Beta [1]"),
        (replace(adopts("live"), polarity=Polarity.NO), "denied: uses Beta [1]"),
        (replace(adopts("live"), modality=Modality.SUPPOSED), "uses Beta, supposed [1]"),
    ],
)
async def test_a_use_is_told_as_far_as_it_is_said_to_be(claim: Claim, line: str) -> None:
    assert f"Alpha: {line}\n" in await answer(await told(claim), "adoption")


async def test_no_source_is_lent_the_stage_or_the_purpose_of_another_one() -> None:
    demo = await told(adopts("testing", purpose="mail"), adopts("live", by=2))

    assert "Alpha: uses Beta [2] · tests Beta, for “mail” [1]\n" in await answer(demo, "adoption")


async def test_users_come_by_how_far_they_are_each_on_one_row() -> None:
    text = await answer(await open_demo(), "adoption")

    rows = ["French government: prefers", "BMW: evaluates", "BNP Paribas: tests"]
    places = [text.index(row) for row in rows]
    assert places == sorted(places)


async def test_many_users_are_told_of_in_the_plural() -> None:
    text = await answer(await open_demo(), "adoption")

    assert "CIOs of European companies: test Mistral AI [5]" in text


async def test_a_use_is_a_sentence_where_no_row_names_its_user() -> None:
    demo = await open_demo()

    reply = await demo.ask("suche homegrown", "de")
    assert "europäische Unternehmen setzen auf “homegrown AI”" in plain_text(reply.runs)
    assert "BNP Paribas tests Mistral AI" in await answer(demo, "search bnp paribas")


async def test_a_sentence_lends_no_source_the_stage_of_another_one() -> None:
    demo = await told(adopts("testing"), adopts("live", by=2))

    assert "Alpha, use of Beta [1][2], testing [1], live [2]" in await answer(demo, "search alpha")


async def test_customers_and_who_is_none_are_told_apart() -> None:
    text = await answer(await open_demo(), "kunden mistral")

    assert "denied: „der breiten Öffentlichkeit“ [3]" in text


async def test_who_uses_what_a_company_develops_is_a_user_of_the_company() -> None:
    makes = Claim(ALPHA, "developer_of", EntityRef(BETA, "Beta"), SOURCES[0].id)
    uses = Claim(DEAL, "adopts", EntityRef(BETA, "Beta"), SOURCES[0].id)

    assert "turns to Beta [1]" in await answer(await told(makes, uses), "adoption alpha")
    assert "turns to" not in await answer(await told(uses), "adoption alpha")
