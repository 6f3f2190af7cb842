"""What was added by mistake is taken back as a whole, unless somebody has built on it since."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.document import Outcome
from bot.roles import Role
from bot.service import Spoken
from store.base import Record
from store.claims import Deal
from store.events import (
    ClaimRetracted,
    DealWithdrawn,
    ImportWithdrawn,
    PersonId,
)
from store.exchange.as_json import export_json
from store.exchange.contents import read_contents
from tests.bot.demo import NOW
from tests.bot.editing import Desk, actions, drawn, open_desk, save_of
from tests.bot.team import problem
from tests.bot.test_fact_import import ask

FILE = """Firma;Runde;Datum;Betrag
Neu GmbH;Seed;13.2.2024;1,5 Mio. €
Alt AG;Serie A;14.2.2024;2 Mio. €
"""
DEAL = 'deals new "Adobe – Figma" kind:acquisition parties:"Adobe, Figma"'
SOURCE = "source add title:Meldung link:https://example.org/a deal:microsoft"


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await open_desk(request.param.format(folder=tmp_path))
    yield desk
    await desk.store.close()


async def known(desk: Desk, name: str) -> bool:
    matches = await desk.workspace.find(name, upto=await desk.seq())
    return any(match.score == 1 for match in matches)


async def numbers(desk: Desk) -> list[int]:
    return [each.number for each in (await desk.deal()).sources]


async def followed(desk: Desk) -> list[Deal]:
    return [each.deal for each in await desk.workspace.deals(upto=await desk.seq())]


async def counting(desk: Desk) -> tuple[Record, ...]:
    return (await desk.evidence()).records


def undo_of(spoken: Spoken) -> str:
    """The command of the one button that takes back what was saved."""
    (command,) = (each.command for each in actions(spoken) if each.command.startswith("fact undo"))
    return command


async def imported(desk: Desk, file: str | bytes = FILE) -> Spoken:
    seen = await ask(desk, "fact import rounds.csv", file)
    return await ask(desk, save_of(seen) or "", key="press")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("text", ["entity add Helsing company", DEAL, SOURCE])
async def test_what_was_added_is_taken_back_and_brought_back_by_turns(
    desk: Desk, text: str, language: str
) -> None:
    async def stands() -> tuple[object, ...]:
        named = [await known(desk, each) for each in ("Helsing", "Adobe", "Figma", "Adobe – Figma")]
        return named, await followed(desk), await numbers(desk)

    before = await stands()
    told = await desk.ask(text, language)
    added = await stands()
    assert added != before
    assert str(await desk.seq()) in drawn(told)
    for expected in (before, added, before):
        told = await desk.ask(undo_of(told), language)
        assert told.leaves.outcome is Outcome.ANSWERED
        assert await stands() == expected


@pytest.mark.parametrize("text", ["entity add Helsing company", DEAL, SOURCE])
async def test_what_was_taken_back_before_is_not_taken_back_twice(desk: Desk, text: str) -> None:
    undo = undo_of(await desk.ask(text))
    await desk.ask(undo)
    before = await desk.seq()

    told = await desk.ask(undo)

    assert "taken back before" in drawn(told)
    assert await desk.seq() == before


@pytest.mark.parametrize("text", ["entity add Helsing company", DEAL, SOURCE])
async def test_what_was_added_can_be_taken_back_for_thirty_days(desk: Desk, text: str) -> None:
    undo = undo_of(await desk.ask(text))

    late = await desk.ask(undo, at=NOW + timedelta(days=31))
    in_time = await desk.ask(undo, at=NOW + timedelta(days=29))

    assert "more than 30 days old" in drawn(late)
    assert in_time.leaves.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("text", ["entity add Helsing company", DEAL, SOURCE])
async def test_readers_take_nothing_back(desk: Desk, text: str) -> None:
    undo = undo_of(await desk.ask(text))
    before = await desk.seq()

    told = await desk.ask(undo, person=PersonId("bob"), least=Role.READER)

    assert told.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a fact (number"), ("de", "eine Angabe (Nummer")]
)
async def test_what_a_fact_refers_to_stays_and_the_fact_is_named(
    desk: Desk, language: str, said: str
) -> None:
    undo = undo_of(await desk.ask("entity add Helsing company"))
    await desk.ask("fact add Helsing field:raised value:€450M")
    number = (await desk.newest()).standing.recorded

    refused = await desk.ask(undo, language)
    await desk.ask(f"fact undo {number}")
    done = await desk.ask(undo, language)

    assert f"{said} {number})" in drawn(refused)
    assert done.leaves.outcome is Outcome.ANSWERED
    assert not await known(desk, "Helsing")


async def test_a_party_of_a_deal_stays(desk: Desk) -> None:
    undo = undo_of(await desk.ask("entity add Adobe company"))
    deal = undo_of(await desk.ask(DEAL))

    refused = await desk.ask(undo)
    await desk.ask(deal)

    assert "the deal Adobe – Figma" in drawn(refused)
    assert await known(desk, "Adobe")
    assert not await known(desk, "Figma")


async def test_a_deal_with_a_source_stays_and_the_source_is_named(desk: Desk) -> None:
    undo = undo_of(await desk.ask(DEAL))
    source = undo_of(await desk.ask("source add title:Meldung deal:Adobe – Figma"))

    refused = await desk.ask(undo)
    await desk.ask(source)
    done = await desk.ask(undo)

    assert "its source [1]" in drawn(refused)
    assert done.leaves.outcome is Outcome.ANSWERED


async def test_a_deal_taken_back_is_not_told_as_one_that_was_closed(desk: Desk) -> None:
    told = await desk.ask(DEAL)
    number = await desk.seq()
    gone = await desk.ask(undo_of(told))

    history = await desk.ask(f"fact history {number}")

    (entry,) = await desk.workspace.entries(
        after=await desk.seq() - 1, upto=await desk.seq(), limit=1
    )
    assert isinstance(entry.event, DealWithdrawn)
    assert "deal taken back: Adobe – Figma" in drawn(history)
    assert "Goes Figma Adobe Adobe – Figma" in drawn(gone)


async def test_a_source_that_is_cited_stays_and_its_number_goes_to_no_other(desk: Desk) -> None:
    undo = undo_of(await desk.ask(SOURCE))
    taken = (await numbers(desk))[-1]
    await desk.ask(f'fact add mistral ai field:raised value:"€7M" quote:"raised €7M" from:{taken}')
    fact = (await desk.newest()).standing.recorded

    refused = await desk.ask(undo)
    await desk.ask(f"fact undo {fact}")
    await desk.ask(undo)
    await desk.ask("source add title:Andere link:https://example.org/b deal:microsoft")

    assert f"a fact (number {fact})" in drawn(refused)
    assert (await numbers(desk))[-2:] == [taken - 1, taken + 1]


async def test_a_source_taken_back_is_added_anew_as_it_is_told_then(desk: Desk) -> None:
    await desk.ask(undo_of(await desk.ask(SOURCE)))

    await desk.ask(SOURCE.replace("Meldung", "Bericht"))

    assert (await desk.deal()).sources[-1].source.title == "Bericht"


async def test_an_import_is_looked_at_before_all_of_it_is_taken_back(desk: Desk) -> None:
    before = await counting(desk)
    saved = await imported(desk)
    after = await desk.seq()

    seen = await desk.ask(undo_of(saved))
    unchanged = await desk.seq()
    done = await desk.ask(save_of(seen) or "")

    assert "Goes 2 facts 4 names one source" in drawn(seen)
    assert unchanged == after
    assert "Undone, as number" in drawn(done)
    assert await counting(desk) == before
    assert not await known(desk, "Neu GmbH")


async def test_an_import_taken_back_is_brought_back_by_undoing_that(desk: Desk) -> None:
    saved = await imported(desk)
    before = await counting(desk)
    gone = await desk.save(undo_of(saved))
    back = await desk.save(undo_of(gone))
    assert {each.id for each in await counting(desk)} == {each.id for each in before}
    assert await known(desk, "Neu GmbH")

    await desk.save(undo_of(back))

    assert not await known(desk, "Neu GmbH")
    told = await desk.ask(undo_of(saved).replace("undo", "history"))
    assert "import taken back" in drawn(told)
    assert "import brought back" in drawn(told)
    assert "rounds.csv imported" in drawn(told)


async def test_an_import_is_taken_back_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path}/facts.db"
    first = await open_desk(url)
    seen = await first.ask(undo_of(await imported(first)))
    await first.store.close()

    again = await open_desk(url)
    await again.ask(save_of(seen) or "")

    assert not await known(again, "Neu GmbH")
    assert (await again.workspace.audit()).fault is None
    await again.store.close()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "one fact, to which something happened since: Neu GmbH raised"),
        ("de", "eine Angabe, mit der seither etwas geschah: Neu GmbH"),
    ],
)
async def test_what_others_did_since_stays_and_is_named_before(
    desk: Desk, language: str, said: str
) -> None:
    saved = await imported(desk)
    number = next(
        each.standing.recorded for each in await counting(desk) if "neu-gmbh" in each.claim.subject
    )
    await desk.ask(f"fact verify {number}")

    seen = await desk.ask(undo_of(saved), language)
    await desk.ask(save_of(seen) or "", language)

    assert said in drawn(seen)
    assert await known(desk, "Neu GmbH")
    assert not await known(desk, "Alt AG")
    (left,) = [each for each in await counting(desk) if each.standing.recorded == number]
    assert left.standing.verified


async def test_a_name_that_others_use_since_stays(desk: Desk) -> None:
    saved = await imported(desk)
    await desk.ask("fact add Alt AG field:employees value:12")

    seen = await desk.ask(undo_of(saved))
    await desk.ask(save_of(seen) or "")

    assert "one name that other things refer to: Alt AG" in drawn(seen)
    assert await known(desk, "Alt AG")
    assert not await known(desk, "Neu GmbH")


async def test_what_others_do_while_it_is_looked_at_is_shown_again(desk: Desk) -> None:
    saved = await imported(desk)
    seen = await desk.ask(undo_of(saved))
    number = (await desk.newest()).standing.recorded
    await desk.ask(f"fact verify {number}", person=PersonId("bob"))

    again = await desk.ask(save_of(seen) or "")

    assert "Changed since this was shown" in drawn(again)
    assert "to which something happened since" in drawn(again)
    assert save_of(again)


async def test_what_was_known_before_an_import_outlives_it(desk: Desk) -> None:
    await desk.ask("entity add Neu GmbH company")

    await desk.save(undo_of(await imported(desk)))

    assert await known(desk, "Neu GmbH")
    assert not await known(desk, "Alt AG")


async def test_a_file_is_brought_again_after_it_was_taken_back(desk: Desk) -> None:
    saved = await imported(desk)
    before = {each.id for each in await counting(desk)}
    await desk.save(undo_of(saved))

    seen = await ask(desk, "fact import rounds.csv", FILE)
    await ask(desk, save_of(seen) or "", key="second")

    assert {each.id for each in await counting(desk)} == before
    assert await known(desk, "Neu GmbH")


@pytest.mark.parametrize("command", ["fact undo", "fact restore"])
async def test_one_figure_of_an_import_that_was_taken_back_counts_again_with_its_name(
    desk: Desk, command: str
) -> None:
    await desk.save(undo_of(await imported(desk)))
    entries = await desk.workspace.entries(after=572, upto=await desk.seq(), limit=99)
    number = next(each.seq for each in entries if isinstance(each.event, ClaimRetracted))

    await desk.save(f"{command} {number}")

    assert await known(desk, "Neu GmbH")
    assert not await known(desk, "Alt AG")


async def test_an_export_that_was_brought_is_taken_back_with_its_deal_and_numbers(
    desk: Desk,
) -> None:
    contents = await read_contents(desk.workspace, upto=await desk.seq())
    other = await open_desk(empty=True)
    saved = await imported(other, export_json(contents))
    assert len(await other.workspace.deals(upto=await other.seq())) == 1

    await other.save(undo_of(saved))

    upto = await other.seq()
    assert await counting(other) == ()
    assert await other.workspace.deals(upto=upto) == ()
    assert (await other.workspace.catalogue(upto=upto, limit=1)).count == 0
    assert (await other.workspace.cast(upto=upto)).entities == ()


async def test_a_name_that_an_export_only_added_to_outlives_it(desk: Desk) -> None:
    contents = await read_contents(desk.workspace, upto=await desk.seq())
    other = await open_desk(empty=True)
    await other.ask("entity add Microsoft company")
    saved = await imported(other, export_json(contents))

    await other.save(undo_of(saved))

    assert await known(other, "Microsoft")
    assert not await known(other, "Mistral AI")


async def test_no_half_of_an_import_is_ever_taken_back(desk: Desk) -> None:
    saved = await imported(desk)
    first = await desk.seq() + 1
    await desk.save(undo_of(saved))

    entries = await desk.workspace.entries(after=first - 1, upto=await desk.seq(), limit=99)

    assert isinstance(entries[-1].event, ImportWithdrawn)
    assert entries[-1].event.first == first
    assert len({(each.at, each.by, each.origin) for each in entries}) == 1


async def test_a_later_import_is_no_part_of_an_earlier_one(desk: Desk) -> None:
    saved = await imported(desk)
    later = FILE.replace("Neu GmbH", "Spät AG").replace("Alt AG", "Spätlese")
    seen = await ask(desk, "fact import rounds.csv", later)
    await ask(desk, save_of(seen) or "", key="later")

    await desk.save(undo_of(saved))

    assert await known(desk, "Spät AG")
    assert not await known(desk, "Alt AG")


FIGURE = 'fact add mistral employees value:60 quote:"60 staff" link:https://example.org/b'


@pytest.mark.parametrize("way", ["undo", "restore"])
async def test_a_figure_is_taken_back_with_the_source_it_brought_and_both_return(
    desk: Desk, way: str
) -> None:
    before = await numbers(desk)
    await desk.save(FIGURE)
    added, number = await numbers(desk), (await desk.newest()).standing.recorded
    assert added != before

    undone = await desk.ask(f"fact undo {number}")
    assert "Goes https://example.org/b" in drawn(undone)
    assert await numbers(desk) == before
    await desk.save(undo_of(undone) if way == "undo" else f"fact restore {number}")
    assert await numbers(desk) == added

    assert {each.claim.value.words for each in await counting(desk)} >= {"60 staff"}
    assert "example.org" in drawn(await desk.ask(f"sources {added[-1]}"))


async def test_a_source_that_another_figure_cites_stays_where_the_first_is_taken_back(
    desk: Desk,
) -> None:
    await desk.save(FIGURE)
    added, number = await numbers(desk), (await desk.newest()).standing.recorded
    await desk.save(f'fact add mistral founders value:3 quote:"three founders" from:{added[-1]}')

    await desk.ask(f"fact undo {number}")

    assert await numbers(desk) == added


async def entry(desk: Desk, text: str) -> int:
    """Save something, and return the number it was saved under."""
    return int(undo_of(await desk.save(text)).rpartition(" ")[2])


@pytest.mark.parametrize(
    ("added", "changed"),
    [
        ("entity add Helsing company", "entity alias Helsing Helsinki"),
        (DEAL, 'deals status "Adobe – Figma" signed'),
        (SOURCE, "source revise 6 title:Nachricht"),
        (FIGURE, "fact verify {}"),
    ],
)
async def test_what_was_undone_since_keeps_nothing_from_being_taken_back(
    desk: Desk, added: str, changed: str
) -> None:
    before = len(await counting(desk)), await followed(desk), await numbers(desk)
    first = await entry(desk, added)
    second = await entry(desk, changed.format(first))
    await desk.ask(f"fact undo {second}")

    told = await desk.ask(f"fact undo {first}")

    assert told.leaves.outcome is Outcome.ANSWERED
    assert not await known(desk, "Helsing")
    assert (len(await counting(desk)), await followed(desk), await numbers(desk)) == before


@pytest.mark.parametrize(
    ("language", "told"), [("en", "was made known again since"), ("de", "seitdem wieder angelegt")]
)
@pytest.mark.parametrize("text", ["entity add Helsing company", DEAL])
async def test_what_was_made_again_since_is_not_brought_back_beside_it(
    desk: Desk, text: str, language: str, told: str
) -> None:
    undone = await desk.ask(f"fact undo {await entry(desk, text)}")
    await desk.save(text)
    before = await desk.seq()

    refused = await desk.ask(undo_of(undone), language)

    assert told in drawn(refused)
    assert [each.command.startswith("fact history") for each in actions(refused)] == [True]
    assert await desk.seq() == before


async def test_a_party_that_was_renamed_since_stays_where_its_deal_is_taken_back(
    desk: Desk,
) -> None:
    made = await entry(desk, DEAL)
    await desk.save("entity rename Figma to Figma One")

    await desk.ask(f"fact undo {made}")

    assert await known(desk, "Figma One")
    assert not await known(desk, "Adobe")


NEWS = "fact add mistral employees value:900 link:https://example.com/news title:News quote:"


async def test_a_source_that_another_deal_numbers_stays_where_a_figure_is_taken_back(
    desk: Desk,
) -> None:
    await desk.ask("deals new Gamma kind:acquisition parties:Amazon; OpenAI")
    fact = await entry(desk, f'{NEWS}"Mistral has 900 employees" deal:"Microsoft – Mistral AI"')
    await desk.ask('source add News link:https://example.com/news deal:"Gamma"')

    await desk.save(f"fact undo {fact}")

    (_, gamma) = await desk.workspace.deals(upto=await desk.seq())
    assert [each.source.withdrawn for each in gamma.sources] == [False]
    assert "News" in drawn(await desk.ask('sources deal:"Gamma"'))


async def test_a_figure_does_not_count_again_beside_its_source_that_was_brought_anew(
    desk: Desk,
) -> None:
    fact = await entry(desk, f'{NEWS}"Mistral has 900 employees"')
    await desk.save(f"fact undo {fact}")
    await desk.save(f'{NEWS}"At Mistral work 900 employees"')
    before = await desk.seq()

    told = await desk.save(f"fact restore {fact}")

    assert problem(told.leaves) == "problem-brought-again"
    assert await desk.seq() == before


async def test_a_figure_that_counts_again_is_shown_with_the_number_of_its_source(
    desk: Desk,
) -> None:
    fact = await entry(desk, f'{NEWS}"Mistral has 900 employees"')
    await desk.save(f"fact undo {fact}")

    shown = await desk.ask(f"fact restore {fact}")

    assert "900 [6]" in drawn(shown)
