from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.command import commands
from bot.document import Actions, Outcome
from bot.roles import Role
from bot.service import Spoken
from bot.suggestions import Suggestion
from store.base import Selection
from store.claims import Entity, Kind, Name
from store.events import EntitiesMerged, EntitiesSplit, EntityRecorded
from store.values import EntityId
from tests.bot.demo import asked
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk

CODE = re.compile(r"(?:save|speichern) ([A-Z0-9]{6})")
NUMBER = re.compile(r"(?:fact undo|angabe zurücknehmen) ([0-9]+)")

SAS = "Mistral AI SAS"


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


async def saved(desk: Desk, text: str, language: str = "en") -> Spoken:
    """The answer to a change that was shown and then saved."""
    shown = await desk.ask(text, language)
    found = CODE.search(drawn(shown))
    assert found, drawn(shown)
    return await desk.ask(f"save {found[1]}", language)


async def undo(desk: Desk, spoken: Spoken) -> Spoken:
    found = NUMBER.search(drawn(spoken))
    assert found, drawn(spoken)
    return await desk.ask(f"fact undo {found[1]}")


async def named(desk: Desk, name: str) -> list[Entity]:
    matches = await desk.workspace.find(name, upto=await desk.seq())
    return [match.entity for match in matches if match.score == 1]


async def one(desk: Desk, name: str) -> Entity:
    (entity,) = await named(desk, name)
    return entity


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("entity add Helsing company alias:Helsing SE language:de", "en"),
        ("objekt neu Helsing unternehmen alias:Helsing SE sprache:deutsch", "de"),
        ('entity add "Helsing" kind:firma aliases:"Helsing SE" called-in:german', "en"),
    ],
)
async def test_a_thing_is_made_known_with_its_kind_and_its_names(
    desk: Desk, text: str, language: str
) -> None:
    before = await desk.seq()

    spoken = await desk.ask(text, language)

    expected = Entity(
        EntityId("company:helsing"),
        Kind.COMPANY,
        (Name("Helsing", "de"),),
        (Name("Helsing SE", "de"),),
    )
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert await one(desk, "helsing se") == expected
    (entry,) = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    assert (entry.event, entry.by, entry.origin) == (EntityRecorded(expected), EDITOR, ORIGIN)


async def test_what_is_made_known_can_be_taken_back(desk: Desk) -> None:
    spoken = await desk.ask("entity add Helsing company")

    assert f"fact undo {await desk.seq()}" in commands_of(spoken)


async def test_words_of_a_name_are_no_language() -> None:
    desk = await open_desk(empty=True)

    await desk.ask("entity add Deutsch German Bank company")

    assert (await one(desk, "Deutsch German Bank")).names == (Name("Deutsch German Bank"),)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "name",
    [
        "Мicrosoft",
        "Mіstral AI",
        "Mistra1",
        "rnicrosoft",
        "Microsft",
        "Mistral A",
        "Ｏpen АI",
    ],
)
async def test_what_looks_like_a_known_name_or_nearly_is_it_is_shown_before_it_is_new(
    desk: Desk, language: str, name: str
) -> None:
    before = await desk.seq()

    shown = await desk.ask("entity add", language, options=named_so(name))

    assert "⚠" in drawn(shown)
    assert await desk.seq() == before
    code = CODE.search(drawn(shown))
    assert code
    await desk.ask(f"save {code[1]}", language)
    assert name in [each.name("en") for each in await named(desk, name)]


@pytest.mark.parametrize(
    ("known", "new"),
    [("Adobe", "Adobe Inc."), ("Adobe Inc.", "Adobe"), ("Wirecard", "Wirecard AG & Co. KG")],
)
async def test_a_legal_form_makes_no_other_company_unnoticed(known: str, new: str) -> None:
    desk = await open_desk(empty=True)
    await desk.ask("entity add", options=named_so(known))

    shown = drawn(await desk.ask("entity add", options=named_so(new)))

    assert f"the same as {known} (company)" in shown


@pytest.mark.parametrize(("language", "words"), [("en", "looks like"), ("de", "sieht aus wie")])
@pytest.mark.parametrize("name", ["Міⅽrоѕоft", "rnicrosoft", "ΜICROSOFT"])
async def test_which_known_name_a_new_one_looks_like_is_said(
    desk: Desk, language: str, words: str, name: str
) -> None:
    shown = await desk.ask("entity add", language, options=named_so(name))

    assert f"{words} Microsoft" in drawn(shown)


def named_so(name: str) -> tuple[tuple[str, str], ...]:
    return (("new-name", name), ("entity-kind", "company"))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "name",
    [
        "Hel\u200bsing",
        "Helsing\u202e",
        "\u2067Helsing\u2069",
        "Hel\u00adsing",
        "Helsing\ufeff",
        "Hel\0sing",
        "Hel\ud800sing",
        "…",
        "Helsing " * 30,
    ],
)
async def test_no_name_hides_anything_or_is_none(desk: Desk, language: str, name: str) -> None:
    before = await desk.seq()

    spoken = await desk.ask("entity add", language, options=named_so(name))

    assert spoken.leaves.outcome is Outcome.MISUNDERSTOOD
    assert spoken.leaves.at == "new-name"
    assert await desk.seq() == before


async def test_what_is_known_by_name_and_kind_is_not_made_again(desk: Desk) -> None:
    before = await desk.seq()

    spoken = await desk.ask("entity add MISTRAL ai company")

    assert (spoken.leaves.at, await desk.seq()) == ("new-name", before)
    assert "entity show Mistral AI" in drawn(spoken)


async def test_a_name_that_another_kind_of_thing_bears_is_looked_at_first(desk: Desk) -> None:
    await saved(desk, "entity add Mistral product")

    assert [each.kind for each in await named(desk, "Mistral")] == [Kind.COMPANY, Kind.PRODUCT]


async def test_a_thing_is_found_by_each_of_its_names_as_long_as_it_has_them(desk: Desk) -> None:
    await desk.ask('entity alias microsoft as "Big Blue; MSFT" language:en')

    microsoft = await one(desk, "msft")
    assert microsoft == await one(desk, "big blue")
    assert microsoft.aliases[-2:] == (Name("Big Blue", "en"), Name("MSFT", "en"))
    assert "Microsoft" in drawn(await desk.ask("search big blue"))
    assert "Big Blue" in [each.value for each in await proposed(desk, "big b")]

    spoken = await saved(desk, "entity unalias microsoft as big blue")

    assert await named(desk, "big blue") == []
    assert (await one(desk, "msft")).id == microsoft.id
    await undo(desk, spoken)
    assert await one(desk, "big blue") == microsoft


async def proposed(desk: Desk, typed: str) -> tuple[Suggestion, ...]:
    call = replace(asked("", "en"), person=EDITOR)
    return await desk.bot.suggest(call, "entity show", "thing", typed)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("entity alias microsoft as Microsoft Corp.", "alias"),
        ("entity unalias microsoft as Microsoft", "alias"),
        ("entity unalias microsoft as Macrosoft", "alias"),
        ("entity rename microsoft to Microsoft", "new-name"),
        ("entity merge mistral into mistral ai", "into"),
        ("entity merge microsoft into Microsoft – Mistral AI", "thing"),
        ("entity split mistral", "thing"),
    ],
)
async def test_what_changes_nothing_or_cannot_be_is_said(desk: Desk, text: str, at: str) -> None:
    before = await desk.seq()

    spoken = await desk.ask(text)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert (spoken.leaves.at, await desk.seq()) == (at, before)


async def test_another_name_is_shown_and_the_old_one_still_finds(desk: Desk) -> None:
    before = await one(desk, "microsoft")

    spoken = await saved(desk, 'entity rename microsoft to "Microsoft Corporation"')

    after = await one(desk, "microsoft")
    assert (after.id, after.name("de")) == (before.id, "Microsoft Corporation")
    assert "Microsoft Corporation" in drawn(await desk.ask("terms"))
    await undo(desk, spoken)
    assert await one(desk, "microsoft") == before


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
async def test_a_name_of_one_language_leaves_that_of_the_other(
    desk: Desk, language: str, other: str
) -> None:
    before = await one(desk, "ai act")

    await saved(desk, f"entity rename ai act to Artificial Rules language:{language}")

    after = await one(desk, "artificial rules")
    assert after.name(language) == "Artificial Rules"
    assert after.name(other) == before.name(other)
    assert before.name(language) in [each.text for each in after.aliases]


@pytest.mark.parametrize("name", ["OpenAI", "ОpenAI", "Opne AI"])
async def test_an_alias_that_may_mean_another_thing_is_looked_at_first(
    desk: Desk, name: str
) -> None:
    before = await desk.seq()

    spoken = await desk.ask(f"entity alias microsoft as {name}")

    assert ("⚠" in drawn(spoken), await desk.seq()) == (True, before)


async def test_a_thing_may_go_by_what_is_like_its_own_name(desk: Desk) -> None:
    spoken = drawn(await desk.ask('entity alias microsoft as "Microsoft Inc.; Microsft"'))

    assert "⚠" not in spoken
    assert (await one(desk, "microsft")).id == (await one(desk, "microsoft")).id


async def with_twin(desk: Desk) -> EntityId:
    """A second company that is Mistral AI, of which two things are said."""
    await saved(desk, f"entity add {SAS} company")
    source = 'source:Handelsblatt said-on:"3 May 2024"'
    await desk.ask(f'fact add "{SAS}" valuation value:"€5bn" quote:"€5bn" {source}')
    await desk.ask(f'fact add "{SAS}" founded value:"April 2023" quote:"April 2023" {source}')
    return (await one(desk, SAS)).id


async def told(desk: Desk, text: str) -> str:
    return drawn(await desk.ask(text, least=Role.READER))


async def test_a_merge_shows_what_moves_and_what_meets_before_it_is_saved(desk: Desk) -> None:
    await with_twin(desk)
    before = await desk.seq()

    shown = drawn(await desk.ask(f"entity merge {SAS} into mistral"))

    assert await desk.seq() == before
    assert f"{SAS} · named by 2 facts, 2 of them about it" in shown
    assert "named by 209 facts" in shown
    assert "named by 211 facts, 149 of them about it" in shown
    assert re.search(r"Valued at .* against it: €5bn \[6\]", shown)
    assert "founded Apr 2023 [1][3][6]" in shown


async def test_what_was_said_of_both_is_together_until_they_are_apart_again(desk: Desk) -> None:
    twin = await with_twin(desk)
    alone, theirs = await told(desk, "valuation mistral"), await told(desk, f"valuation {SAS}")
    assert "€5bn" not in alone

    merged = await saved(desk, f"entity merge {SAS} into mistral")

    together = await told(desk, "valuation mistral")
    assert "€5bn" in together
    assert "sources differ" in together
    assert "€5bn" in await told(desk, f"valuation {SAS}")
    assert (await one(desk, SAS)).id == (await one(desk, "mistral")).id
    assert SAS in [each.value for each in await proposed(desk, "mistral ai s")]
    assert "€5bn" in drawn(await desk.ask(f"search {SAS} 5bn"))
    assert SAS in await told(desk, "entity show mistral")

    await undo(desk, merged)

    assert (await one(desk, SAS)).id == twin
    assert await told(desk, "valuation mistral") == alone
    assert await told(desk, f"valuation {SAS}") == theirs


@pytest.mark.parametrize("typed", ["mistral", SAS, "Mistral AI sas"])
async def test_what_was_merged_is_split_by_the_name_of_either(desk: Desk, typed: str) -> None:
    twin = await with_twin(desk)
    await saved(desk, f"entity merge {SAS} into mistral")

    split = await saved(desk, f"entity split {typed}")

    assert (await one(desk, SAS)).id == twin
    assert "€5bn" not in await told(desk, "valuation mistral")
    await undo(desk, split)
    assert "€5bn" in await told(desk, "valuation mistral")


async def test_of_several_that_were_merged_it_is_asked_which_is_split(desk: Desk) -> None:
    for name in ("Foo", "Bar"):
        await desk.ask(f"entity add {name} company")
        await saved(desk, f"entity merge {name} into microsoft")

    asked_back = drawn(await desk.ask("entity split microsoft"))
    await saved(desk, "entity split foo")

    assert "entity split Bar" in asked_back
    assert "entity split Foo" in asked_back
    assert (await one(desk, "foo")).id == "company:foo"
    assert (await one(desk, "bar")).id == (await one(desk, "microsoft")).id


@pytest.mark.parametrize(
    ("language", "warned"),
    [("en", "are two parties of Microsoft"), ("de", "sind zwei Parteien von Microsoft")],
)
async def test_two_parties_of_one_deal_are_merged_with_a_warning(
    desk: Desk, language: str, warned: str
) -> None:
    shown = drawn(await desk.ask("entity merge mistral into microsoft", language))
    others = drawn(await desk.ask("entity merge nvidia into microsoft", language))

    assert warned in shown
    assert warned not in others


async def test_things_of_different_kinds_are_merged_with_a_warning(desk: Desk) -> None:
    await desk.ask("entity add Le Chat product")

    shown = drawn(await desk.ask("entity merge Le Chat into mistral"))

    assert "⚠ Le Chat is known as something else (product) than Mistral AI (company)" in shown


async def test_what_was_changed_meanwhile_is_shown_again(desk: Desk) -> None:
    shown = await desk.ask('entity rename microsoft to "Microsoft One"')
    await desk.ask("entity alias microsoft as MSFT")
    code = CODE.search(drawn(shown))
    assert code
    before = await desk.seq()

    again = drawn(await desk.ask(f"save {code[1]}"))

    assert await desk.seq() == before
    assert "MSFT" in again
    newer = CODE.search(again)
    assert newer
    await desk.ask(f"save {newer[1]}")
    renamed = await one(desk, "microsoft one")
    assert Name("MSFT") in renamed.aliases


@pytest.mark.parametrize("changed", ["microsoft", SAS])
async def test_a_merge_is_shown_again_where_either_of_both_was_changed(
    desk: Desk, changed: str
) -> None:
    await with_twin(desk)
    shown = await desk.ask(f"entity merge {SAS} into microsoft")
    await desk.ask(f'entity alias "{changed}" as Zebra')
    code = CODE.search(drawn(shown))
    assert code
    before = await desk.seq()

    again = drawn(await desk.ask(f"save {code[1]}"))

    assert await desk.seq() == before
    assert CODE.search(again)


async def test_a_change_that_arrives_twice_is_made_once(desk: Desk) -> None:
    for _ in range(2):
        await desk.ask("entity add Helsing company", key="k1")
        await desk.ask("entity alias microsoft as MSFT", key="k2")

    entries = await desk.workspace.entries(after=572, upto=await desk.seq(), limit=9)
    assert len(entries) == 2


WRITING = [
    "entity add Helsing company",
    "entity alias microsoft as MSFT",
    "entity unalias microsoft as Microsoft Corp.",
    'entity rename microsoft to "Microsoft One"',
    "entity merge openai into microsoft",
    "entity split openai",
]


@pytest.mark.parametrize("text", WRITING)
async def test_readers_change_no_name(desk: Desk, text: str) -> None:
    before = await desk.seq()

    spoken = await desk.ask(text, least=Role.READER)

    assert "role-needed" in str(spoken.leaves.blocks)
    assert await desk.seq() == before


def test_every_command_that_changes_names_is_among_those_readers_cannot_use() -> None:
    (entity,) = (each for each in commands() if each.name == "entity")
    assert {each.name for each in entity.subcommands if each.writes} == {
        text.split()[1] for text in WRITING
    }


async def test_how_much_names_a_thing_is_counted_after_merges(desk: Desk) -> None:
    twin = await with_twin(desk)
    kept = (await one(desk, "microsoft")).id
    before = len((await desk.evidence(Selection(frozenset({kept})))).records)

    await saved(desk, f"entity merge {SAS} into microsoft")

    assert f"named by {before + 2} facts" in await told(desk, "entity show microsoft")
    events = await desk.workspace.entries(after=0, upto=await desk.seq(), limit=9999)
    assert [each.event for each in events][-1] == EntitiesMerged(kept, twin)
    await saved(desk, f"entity split {SAS}")
    (*_, last) = await desk.workspace.entries(after=0, upto=await desk.seq(), limit=9999)
    assert last.event == EntitiesSplit(twin)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_what_editors_name_and_nobody_knows_can_be_made_known(
    desk: Desk, language: str
) -> None:
    spoken = await desk.ask("entity alias Helsing as Helsing SE", language)
    unknown_deal = await desk.ask("channel deal Helsing", language, least=Role.ADMIN)

    assert "entity add Helsing" in commands_of(spoken)
    assert "entity add Helsing" not in commands_of(unknown_deal)


def commands_of(spoken: Spoken) -> list[str]:
    return [
        each.command
        for block in spoken.leaves.blocks
        if isinstance(block, Actions)
        for each in block.actions
    ]
