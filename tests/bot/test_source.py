"""Sources are brought and revised from the chat, and facts taken from them by their numbers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.arguments import LONGEST_TEXT
from bot.document import Outcome
from bot.layout import field_text
from bot.roles import Role
from bot.words import said
from store.base import Numbered
from store.claims import Source, Span
from store.events import SourceNumbered, SourceRecorded
from store.exchange.contents import read_contents
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk
from tests.bot.team import offered

TEXT = "Mistral was worth about $2 billion in May. It has 60 staff. Nobody says more."
LINK = "https://example.com/a"
ADD = f'source add "Mistral: a profile" link:{LINK} publisher:Reuters published:"27 Feb 2024"'
GERMAN = (
    f'quelle neu "Mistral: ein Porträt" link:{LINK} herausgeber:dpa erschienen:27.2.2024 '
    "stützt-sich-auf:Reuters, FT übersetzung:ja gesagt-auf:englisch autor:Ida Holm"
)
FACT = "fact add mistral employees value:60 from:6"
SAVE = re.compile(r"save (\w{6})")


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


async def newest(desk: Desk) -> Numbered:
    return (await desk.deal()).sources[-1]


async def with_text(desk: Desk, text: str = TEXT) -> Source:
    await desk.ask(ADD, options=(("text", text),))
    return (await newest(desk)).source


async def saved(desk: Desk, text: str, *options: tuple[str, str]) -> str:
    """Ask for a change and save what was shown; return what was shown."""
    shown = drawn(await desk.ask(text, options=options))
    code = SAVE.search(shown)
    assert code, shown
    await desk.ask(f"save {code[1]}")
    return shown


async def test_a_source_has_its_number_at_once_and_offers_a_fact_from_it(desk: Desk) -> None:
    before = await desk.seq()

    spoken = await desk.ask(ADD)

    numbered = await newest(desk)
    source = numbered.source
    assert (numbered.number, source.title, source.link) == (6, "Mistral: a profile", LINK)
    assert (source.publisher, source.language, source.revision) == ("Reuters", "en", 0)
    assert source.published
    assert source.published.words == "27 Feb 2024"
    assert not source.whole
    undo = f"fact undo {await desk.seq()}"
    assert offered(spoken.leaves) == (undo, "fact add from:6", "source revise 6", "sources")
    entries = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    assert [type(each.event) for each in entries] == [SourceRecorded, SourceNumbered]
    assert {(each.by, each.origin) for each in entries} == {(EDITOR, ORIGIN)}


async def test_a_source_is_told_in_german_with_all_that_is_known_of_it(desk: Desk) -> None:
    spoken = await desk.ask(GERMAN, "de")

    source = (await newest(desk)).source
    assert (source.language, source.translation, source.author) == ("en", True, "Ida Holm")
    assert source.rests_on == ("Reuters", "FT")
    page = drawn(spoken).replace("\N{NO-BREAK SPACE}", " ")
    for told in ("27. Feb. 2024", "Englisch", "eine Übersetzung", "stützt sich auf Reuters, FT"):
        assert told in page


async def test_what_nothing_was_taken_from_yet_is_listed_and_shown(desk: Desk) -> None:
    await with_text(desk)

    assert "[6] Mistral: a profile" in drawn(await desk.ask("sources"))
    assert LINK in drawn(await desk.ask("sources 6"))


async def test_what_arrives_twice_is_brought_once(desk: Desk) -> None:
    await desk.ask(ADD, key="1")
    once = await desk.seq()

    again = await desk.ask(ADD, key="1")

    assert again.leaves.outcome is Outcome.ANSWERED
    assert await desk.seq() == once


async def test_sources_without_a_link_are_told_apart_by_title_and_publisher(desk: Desk) -> None:
    await desk.ask("source add A letter publisher:Mistral")
    await desk.ask("source add A letter publisher:Microsoft")

    one, other = (await desk.deal()).sources[-2:]
    assert one.source.id != other.source.id


@pytest.mark.parametrize("length", [LONGEST_TEXT, LONGEST_TEXT + 1])
async def test_a_text_is_kept_as_it_is_up_to_its_longest(desk: Desk, length: int) -> None:
    text = ("It has 60 staff.\n\n" * 300)[: length - 1] + "."

    spoken = await desk.ask(ADD, options=(("text", text),))

    if length > LONGEST_TEXT:
        assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "text")
        assert "4,001" in drawn(spoken)
        assert len((await desk.deal()).sources) == 5
    else:
        source = (await newest(desk)).source
        assert (source.text, source.whole) == (text, True)


async def test_a_fact_from_a_numbered_source_stands_on_that_source(desk: Desk) -> None:
    await desk.ask(ADD)

    spoken = await desk.ask(f'{FACT} quote:"It has 60 staff"')

    record = await desk.newest()
    assert record.claim.source == (await newest(desk)).source.id
    assert len((await desk.deal()).sources) == 6
    assert "fact add Mistral AI from:6" in offered(spoken.leaves)


@pytest.mark.parametrize(
    "quote", ["It has 60 staff.", "It has\n  60 staff", "has 60 staff. Nobody says more"]
)
async def test_a_quote_is_taken_as_the_text_has_it(desk: Desk, quote: str) -> None:
    text = (await with_text(desk)).text or ""

    await desk.ask(FACT, options=(("quote", quote),))

    (span,) = (await desk.newest()).spans
    assert span.quote == " ".join(quote.split())
    assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize("language", ["de", "en"])
async def test_a_quote_that_the_text_does_not_have_is_refused_with_the_nearest(
    desk: Desk, language: str
) -> None:
    await with_text(desk)
    before = await desk.seq()

    spoken = await desk.ask(f'{FACT} quote:"It has now 60 staff"', language)

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "quote")
    assert await desk.seq() == before
    assert "It has 60 staff." in drawn(spoken)
    (command,) = offered(spoken.leaves)
    await desk.ask(command, language)
    assert (await desk.newest()).spans[0].quote == "It has 60 staff."


async def test_a_quote_that_is_like_nothing_in_the_text_is_refused(desk: Desk) -> None:
    await with_text(desk)

    spoken = await desk.ask(f'{FACT} quote:"Ganz andere 60 Worte"')

    assert (spoken.leaves.at, offered(spoken.leaves)) == ("quote", ())


async def test_without_a_quote_the_sentence_that_says_the_value_is_proposed(desk: Desk) -> None:
    await with_text(desk)
    before = await desk.seq()

    spoken = await desk.ask("fact add mistral valuation value:$2bn from:6")

    assert await desk.seq() == before
    assert "“Mistral was worth about $2 billion in May.”" in drawn(spoken)
    assert said("fact-which-words", "en") in drawn(spoken)
    (command,) = offered(spoken.leaves)
    assert 'quote:"Mistral was worth about $2 billion in May."' in command


async def test_a_quote_that_is_like_another_is_offered_where_that_says_the_value(
    desk: Desk,
) -> None:
    await with_text(desk)

    nearest = await desk.ask(f'{FACT} quote:"It has 60 employees."')
    other = await desk.ask('fact add mistral profit value:€5m from:6 quote:"It has €5m staff."')

    assert offered(nearest.leaves)
    assert offered(other.leaves) == ()
    for spoken in (nearest, other):
        assert spoken.leaves.at == "quote"
        assert field_text(spoken.runs).endswith(": It has 60 staff.")


async def test_several_sentences_are_proposed_by_number(desk: Desk) -> None:
    await with_text(desk, "It has 60 staff. In Paris it has 60 staff. In London 20.")

    spoken = await desk.ask(FACT)

    assert len(offered(spoken.leaves)) == 2
    assert "Save in words 2" in drawn(spoken)


async def test_a_value_that_no_sentence_says_is_refused(desk: Desk) -> None:
    await with_text(desk)

    spoken = await desk.ask("fact add mistral valuation value:$7bn from:6")

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "quote")


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ("from:9", "from"),
        ("from:0", "from"),
        ("from:six", "from"),
        (f"from:6 link:{LINK}", "link"),
        ("from:6 source:Reuters", "source"),
        ("from:6 title:New", "title"),
        ("from:6 said-on:2024", "said-on"),
        ("from:6 said-in:german", "said-in"),
    ],
)
async def test_what_a_number_cannot_be_or_makes_needless_is_refused(
    desk: Desk, given: str, at: str
) -> None:
    await desk.ask(ADD)
    before = await desk.seq()

    spoken = await desk.ask(f"fact add mistral employees value:60 {given}")

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert spoken.leaves.at == at
    assert await desk.seq() == before


async def test_nobody_adds_to_the_message_of_somebody(desk: Desk) -> None:
    await desk.ask("fact add mistral employees value:60")

    spoken = await desk.ask("fact add mistral debt value:€1bn from:6")

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "from")


async def test_a_revision_is_shown_before_it_is_saved_and_is_the_same_source(desk: Desk) -> None:
    await desk.ask(ADD)
    before = (await newest(desk)).source

    shown = drawn(await desk.ask('source revise 6 title:Corrected published:"28 Feb 2024"'))
    assert (await newest(desk)).source == before
    await saved(desk, 'source revise 6 title:Corrected published:"28 Feb 2024"')

    assert "Mistral: a profile → Corrected" in shown
    after = (await newest(desk)).source
    assert (after.id, after.revision, after.title) == (before.id, 1, "Corrected")
    assert after.link == before.link


async def test_a_new_text_tells_which_quotes_still_stand_and_which_do_not(desk: Desk) -> None:
    await with_text(desk)
    await desk.ask(f'{FACT} quote:"It has 60 staff."')
    number = (await desk.newest()).standing.recorded
    await desk.ask('fact add mistral debt value:$2bn from:6 quote:"worth about $2 billion"')

    shown = await saved(desk, "source revise 6", ("text", TEXT.replace("60", "65")))

    assert "one fact is said in the new text as it was" in shown
    assert "“It has 60 staff.”" in shown
    assert f"fact correct {number}" in shown
    assert "worth about" not in shown
    after = (await newest(desk)).source
    assert after.whole
    assert "65" in (after.text or "")


async def test_a_quote_stands_in_the_new_text_of_its_source_where_it_is_now(desk: Desk) -> None:
    await with_text(desk)
    await desk.ask(f'{FACT} quote:"It has 60 staff."')

    await saved(desk, "source revise 6", ("text", f"Corrected. {TEXT}"))

    text = (await newest(desk)).source.text or ""
    (span,) = (await desk.newest()).spans
    assert text[span.start : span.end] == span.quote == "It has 60 staff."
    (held,) = (await read_contents(desk.workspace, upto=await desk.seq())).claims[-1].spans
    assert held == span


@pytest.mark.parametrize("language", ["en", "de"])
async def test_words_that_a_new_text_has_no_more_are_shown_without_a_place(
    desk: Desk, language: str
) -> None:
    await with_text(desk)
    await desk.ask(f'{FACT} quote:"It has 60 staff."')

    await saved(desk, "source revise 6", ("text", TEXT.replace("60", "65")))

    record = await desk.newest()
    assert record.spans == (Span("It has 60 staff."),)
    assert (await read_contents(desk.workspace, upto=await desk.seq())).claims[-1].spans == (
        record.spans
    )
    shown = await desk.ask(f"fact history {record.standing.recorded}", language)
    assert "It has 60 staff." in drawn(shown)


async def test_a_date_that_an_editor_gives_is_no_longer_inferred(desk: Desk) -> None:
    assert (await desk.deal()).sources[3].source.grounds

    await saved(desk, 'source revise 4 published:"26 Feb 2024"')

    assert (await desk.deal()).sources[3].source.grounds == ()


@pytest.mark.parametrize(
    "text",
    ["source revise 6", "source revise 6 publisher:Reuters", "source revise 9 title:New"],
)
async def test_a_revision_of_nothing_changes_nothing(desk: Desk, text: str) -> None:
    await desk.ask(ADD)
    before = await desk.seq()

    spoken = await desk.ask(text)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before


@pytest.mark.parametrize("text", [ADD, GERMAN, "source revise 4 title:New"])
async def test_no_reader_brings_or_revises_a_source(desk: Desk, text: str) -> None:
    before = await desk.seq()

    spoken = await desk.ask(text, least=Role.READER)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before


async def test_a_sentence_in_the_very_words_is_proposed_before_one_in_others(desk: Desk) -> None:
    await with_text(desk, "Mistral was worth $2 billion in May. Now others say $2bn.")

    spoken = await desk.ask("fact add mistral valuation value:$2bn from:6")

    (command,) = offered(spoken.leaves)
    assert "Now others say $2bn." in command
