from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document import Actions, Outcome
from bot.editing.fields import SAVED
from bot.editing.sources import is_message
from bot.roles import Role
from bot.words import said
from store.base import Record, Selection
from store.claims import ClaimId, Kind, Source, SourceId, Span
from store.events import (
    ClaimRecorded,
    ClaimRetracted,
    Event,
    PersonId,
    SourceNumbered,
    SourceRecorded,
)
from store.ledger import genesis, verify
from store.values import Hedge, Money, PartialDate
from tests.bot.demo import NOW, Demo
from tests.bot.editing import EDITOR, ORIGIN, Desk, drawn, open_desk, open_small_desk, save_of
from tests.bot.test_provenance import unfounded

GERMAN = (
    'angabe neu mistral bewertung wert:"3 Mrd. €" zitat:"3 Mrd. €" '
    "quelle:Handelsblatt gesagt-am:3.5.2024"
)
ENGLISH = (
    'fact add mistral valuation value:"€3bn" quote:"€3bn" source:Handelsblatt said-on:"3 May 2024"'
)


@pytest.fixture(params=["memory:", "sqlite:{folder}/facts.db"], ids=["memory", "sqlite"])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Desk]:
    opened = await open_desk(str(request.param).format(folder=tmp_path))
    yield opened
    await opened.store.close()


def _at(span: Span, start: int) -> Span:
    return replace(span, start=start, end=start + len(span.quote))


async def source_of(desk: Desk, record: Record) -> Source:
    evidence = await desk.evidence(Selection(claims=frozenset({record.id}), hidden=True))
    return next(each for each in evidence.sources if each.id == record.claim.source)


async def standing(desk: Desk, claim: ClaimId) -> Record:
    (record,) = (await desk.evidence(Selection(claims=frozenset({claim}), hidden=True))).records
    return record


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (ENGLISH, "en")])
async def test_a_fact_is_saved_with_its_words_its_source_and_who_said_so(
    desk: Desk, text: str, language: str
) -> None:
    before = await desk.seq()

    spoken = await desk.save(text, language)

    record = await desk.newest()
    source = await source_of(desk, record)
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert (record.claim.subject, record.claim.field) == ("company:mistral-ai", "valued_at")
    assert isinstance(record.claim.value, Money)
    assert record.claim.value.figure
    assert record.claim.value.figure.amount == Decimal(3_000_000_000)
    assert (source.publisher, source.language) == ("Handelsblatt", language)
    assert source.published
    assert source.published.earliest
    assert source.published.earliest.isoformat() == "2024-05-03"
    entries = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=9)
    assert [type(each.event) for each in entries] == [SourceRecorded, SourceNumbered, ClaimRecorded]
    assert {(each.by, each.origin) for each in entries} == {(EDITOR, ORIGIN)}


async def test_every_quote_stands_in_the_text_of_its_source_where_its_span_says(desk: Desk) -> None:
    link = 'link:https://example.com/a title:"An article" source:Reuters'
    await desk.save(f'fact add mistral valuation value:€3bn quote:"worth €3bn now" {link}')
    await desk.save(f'fact add mistral revenue value:€30m quote:"€30m in sales" {link}')
    await desk.save(f'fact add mistral debt value:€3bn quote:"€3bn" {link}')

    records = (await desk.evidence()).records[-3:]
    sources = [await source_of(desk, each) for each in records]
    assert len({each.id for each in sources}) == 1
    assert (await desk.deal()).sources[-1].number == 6
    for record in records:
        for span in record.spans:
            assert (sources[0].text or "")[span.start : span.end] == span.quote


@pytest.mark.parametrize("language", ["de", "en"])
async def test_without_a_source_the_message_is_the_source_and_the_answer_says_so(
    desk: Desk, language: str
) -> None:
    spoken = await desk.save('fact add mistral valuation value:"€3bn"', language)

    source = await source_of(desk, await desk.newest())
    assert is_message(source)
    assert source.author == EDITOR
    assert "[6]" in drawn(spoken)
    assert said("fact-own-message", language) in drawn(spoken)


async def test_the_same_twice_is_one_in_other_words_too_and_says_so(desk: Desk) -> None:
    await desk.save("fact add mistral valuation value:€3bn")
    before = await desk.seq()

    again = [
        await desk.save("fact add mistral valuation value:€3bn"),
        await desk.save('angabe neu mistral bewertung wert:"3 Milliarden Euro"', "de"),
    ]

    assert await desk.seq() == before
    assert "Known already, as number" in drawn(again[0])
    assert "Schon bekannt, unter Nummer" in drawn(again[1])


async def test_two_people_saying_the_same_are_two_sources(desk: Desk) -> None:
    await desk.save("fact add mistral valuation value:€3bn")
    await desk.save("fact add mistral valuation value:€3bn", person=PersonId("bob"))

    one, other = (await desk.evidence()).records[-2:]
    assert one.claim.source != other.claim.source
    assert [each.number for each in (await desk.deal()).sources[-2:]] == [6, 7]


async def test_one_person_s_words_on_two_things_are_two_messages(desk: Desk) -> None:
    await desk.save("fact add mistral valuation value:€3bn")
    await desk.save("fact add openai valuation value:€3bn")

    one, other = (await desk.evidence()).records[-2:]
    assert one.claim.source != other.claim.source


async def test_a_source_whose_text_is_not_kept_is_cited_where_it_was_quoted_else_anew(
    desk: Desk,
) -> None:
    link = "https://example.com/a"
    source = Source(SourceId("s1:a"), "en", "0" * 64, "Old", "Reuters", link=link)
    await desk.save('fact add openai debt value:€1bn quote:"€1bn of debt" source:Reuters title:Old')
    template = await desk.newest()
    claim = ClaimRecorded(replace(template.claim, source=source.id), (_at(template.spans[0], 100),))
    deal = (await desk.deal()).entity.id
    events: tuple[Event, ...] = (
        SourceRecorded(source),
        SourceNumbered(deal, source.id, 40),
        claim,
    )
    await desk.workspace.record(events, by=EDITOR, origin="", at=NOW)

    await desk.save('fact add openai debt value:€1bn quote:"€1bn of" link:https://example.com/a')
    await desk.save('fact add openai price value:€1bn quote:"€1bn of" link:https://example.com/a')
    within = await desk.newest()
    await desk.save('fact add openai revenue value:€2bn quote:"€2bn" link:https://example.com/a')
    anew = await desk.newest()

    assert within.claim.source == source.id
    assert [(span.quote, span.start) for span in within.spans] == [("€1bn of", 100)]
    other = await source_of(desk, anew)
    assert other.id != source.id
    assert (other.link, other.title, other.publisher) == (source.link, "Old", "Reuters")


@pytest.mark.parametrize(
    "source", ["source:FT", "title:“A day”", "link:https://example.com/a", "from:3"]
)
@pytest.mark.parametrize(("language", "ask"), [("en", "quote:“…”"), ("de", "zitat:„…“")])
async def test_what_was_typed_as_a_value_never_becomes_the_words_of_a_source(
    desk: Desk, source: str, language: str, ask: str
) -> None:
    before = await desk.seq()

    spoken = await desk.ask(f"fact add mistral debt value:€7bn {source}", language)

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, "quote")
    assert ask in drawn(spoken)
    assert await desk.seq() == before


async def test_what_nobody_else_said_stands_in_the_words_that_were_typed(desk: Desk) -> None:
    await desk.ask("fact add mistral debt value:€7bn")

    record = await desk.newest()
    assert [span.quote for span in record.spans] == ["€7bn"]
    assert is_message(await source_of(desk, record))


async def test_the_words_of_the_quote_count_not_those_that_were_typed(desk: Desk) -> None:
    await desk.save(
        'fact add mistral valuation value:"2 billion euros" source:FT '
        'quote:"valued at just under €2bn in May"'
    )

    value = (await desk.newest()).claim.value
    assert isinstance(value, Money)
    assert value.figure
    assert (value.words, value.figure.hedge) == ("just under €2bn", Hedge.JUST_UNDER)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('fact add mistral valuation value:€2bn quote:"worth €5bn" source:FT', "value"),
        ('fact add mistral valuation value:€2.1bn quote:"about €2bn" source:FT', "value"),
        ('fact add mistral valuation value:€2.1bn quote:"€2bn" source:FT', "value"),
        ('fact add mistral valuation value:"€2-2.1bn" quote:"€2bn" source:FT', "value"),
        ('fact add mistral valuation value:€2bn quote:"€2bn" when:2021 source:FT', "when"),
        ("fact add mistral valuation value:much", "value"),
        ('fact add mistral policy value:"open weights" quote:"closed" source:FT', "value"),
        ("fact add mistral founded value:31.31.2024", "value"),
        ("fact add mistral valuation value:€2bn said-on:2024-02-26", "source"),
        ("fact add mistral valuation value:€2bn link:example", "link"),
        ("fact add mistral valuation value:€2bn link:https://a b.example", "link"),
        ("fact add mistral valuation value:€2bn link:javascript://x", "link"),
        ("fact add mistral founded value:2023 round:december", "round"),
        ("fact add mistral valuation value:€2bn when:soonish", "when"),
        ("fact add mistral qwertz value:€2bn", "field"),
        ("fact add mistral status value:listed", "field"),
        ("fact add mistral exclusivity value:perhaps", "value"),
        ("fact undo many", "number"),
        ("fact undo 99999", "number"),
        ("fact undo 0", "number"),
        ("fact undo 1", "number"),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
async def test_what_cannot_be_saved_is_told_at_its_argument_and_changes_nothing(
    text: str, at: str, language: str
) -> None:
    desk = await open_desk()
    before = await desk.seq()

    spoken = await desk.save(text, language)

    assert spoken.leaves.outcome in (Outcome.MISUNDERSTOOD, Outcome.UNKNOWN)
    assert spoken.leaves.at == at
    assert await desk.seq() == before


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('fact add mistral raised value:"1.500 Euro" quote:"1.500 Euro" source:FT', "en"),
        ("fact add mistral employees value:1.500", "en"),
        ("fact add mistral founded value:3/4/2023 quote:3/4/2023 title:“A day”", "en"),
        ('angabe neu mistral eingesammelt wert:"1,500 Euro" zitat:"1,500 Euro" quelle:FT', "de"),
        ("fact add mistral status value:listed", "en"),
        ("angabe neu microsoft – mistral exklusivität wert:einmalig", "de"),
    ],
)
async def test_what_is_ambiguous_is_asked_back_and_every_answer_offered_is_saved(
    text: str, language: str
) -> None:
    desk = await open_desk()
    spoken = await desk.save(text, language)
    (actions,) = (each for each in spoken.leaves.blocks if isinstance(each, Actions))

    assert len(actions.actions) > 1
    for action in actions.actions:
        fresh = await open_desk()
        answer = await fresh.ask(action.command, language)
        if answer.leaves.at != "value":  # a status has other words than `listed` in a deal
            assert answer.leaves.outcome is Outcome.ANSWERED, action.command


async def test_a_date_said_as_people_speak_counts_from_when_it_was_said(desk: Desk) -> None:
    await desk.save(
        'fact add mistral founded value:"last year" quote:"last year" source:FT said-on:2024-05-01'
    )

    value = (await desk.newest()).claim.value
    assert isinstance(value, PartialDate)
    assert value.earliest
    assert value.earliest.year == 2023


async def test_a_round_of_another_company_is_not_taken_for_its_namesake(desk: Desk) -> None:
    told = 'value:"$85 million" quote:"$85 million in a Series A" source:FT'

    refused = await desk.save(f'fact add openai raised {told} round:"Series A"')
    own = await desk.save(f'fact add mistral raised {told} round:"Series A"')

    assert (refused.leaves.outcome, refused.leaves.at) == (Outcome.MISUNDERSTOOD, "round")
    assert own.leaves.outcome is Outcome.ANSWERED
    assert (await desk.newest()).claim.subject == "company:mistral-ai"


async def test_when_it_holds_stands_on_words_too(desk: Desk) -> None:
    await desk.save('angabe neu mistral bewertung wert:"3 Mrd. €" wann:"Mai 2024"', "de")

    record = await desk.newest()
    assert record.claim.valid
    assert [span.quote for span in record.spans] == ["3 Mrd. €", "Mai 2024"]


async def test_a_call_that_arrives_twice_saves_once_and_is_answered_alike(desk: Desk) -> None:
    press = save_of(await desk.ask(ENGLISH)) or ""
    first = await desk.ask(press, key="event:1")
    seq = await desk.seq()

    second = await desk.ask(press, key="event:1")

    assert await desk.seq() == seq
    assert drawn(second) == drawn(first)


async def test_what_was_taken_back_meanwhile_is_not_saved_again_by_a_late_repeat(
    desk: Desk,
) -> None:
    press = save_of(await desk.ask(ENGLISH)) or ""
    await desk.ask(press, key="event:1")
    await desk.save(f"fact undo {await desk.seq()}")

    late = await desk.ask(press, key="event:1")

    assert late.leaves.outcome is Outcome.ANSWERED
    assert (await standing(desk, (await desk.newest()).id)).standing.retracted


async def test_several_who_save_at_once_all_get_a_number_of_their_own(desk: Desk) -> None:
    told = (
        "valuation value:€3bn",
        "founded value:2021",
        "employees value:700",
        "revenue value:€9m",
    )
    saying = {PersonId(f"p{number}"): each for number, each in enumerate(told)}

    await asyncio.gather(
        *(desk.save(f"fact add mistral {each}", person=who) for who, each in saying.items())
    )

    numbered = (await desk.deal()).sources[5:]
    assert [each.number for each in numbered] == [6, 7, 8, 9]
    assert {each.source.author for each in numbered} == set(saying)


async def test_what_several_quote_from_one_source_at_once_all_stands_in_its_text(
    desk: Desk,
) -> None:
    await desk.ask("source add A letter link:https://example.com/a")
    said = {"employees": "It has 60 staff", "debt": "It owes €1bn", "founded": "Begun in 2023"}
    values = ("60", "€1bn", "2023")

    await asyncio.gather(
        *(
            desk.save(f'fact add mistral {field} value:{value} from:6 quote:"{quote}"')
            for (field, quote), value in zip(said.items(), values, strict=True)
        )
    )

    evidence = await desk.evidence(
        Selection(sources=frozenset({(await desk.deal()).sources[-1].source.id}))
    )
    (source,) = evidence.sources
    spans = [span for record in evidence.records for span in record.spans]
    assert {span.quote for span in spans} == set(said.values())
    assert {(source.text or "")[span.start : span.end] for span in spans} == set(said.values())


async def test_what_stands_against_it_and_what_agrees_is_shown(desk: Desk) -> None:
    against = drawn(await desk.save("fact add mistral founded value:2021 quote:2021 source:FT"))
    agreeing = drawn(
        await desk.save("angabe neu mistral bewertung wert:2Mrd.€ zitat:2Mrd.€ quelle:FT", "de")
    )

    assert "In doubt against it: Apr 2023 [1][3]" in against
    assert "conflicts Mistral AI" in against
    assert (
        "Stimmt überein mit Mistral AI wurde bewertet mit 2 Mrd. €, Runde vom Dezember 2023, "
        "laut TechCrunch [5]"
    ) in agreeing.replace("\N{NO-BREAK SPACE}", " ")


async def test_a_saved_figure_stands_on_its_quote_in_every_answer() -> None:
    desk = await open_desk()
    await desk.save(ENGLISH)
    await desk.save('angabe neu mistral bewertung wert:"4 Mrd. €" wann:"Mai 2024"', "de")
    demo = Demo(desk.bot, desk.workspace)

    for question in ("valuation mistral", "funding mistral", "sources 6", "conflicts mistral"):
        assert await unfounded(demo, question, "en") == []


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_field_can_be_saved_by_what_each_language_calls_it(language: str) -> None:
    desk = await open_desk()
    values = {
        "money": "€2bn",
        "share": "40 %",
        "count": "1500",
        "date": "2024-02-26",
        "text": "einige Worte",
        "quotation": "einige Worte",
    }
    things = {
        Kind.COMPANY: "OpenAI",
        Kind.MODEL: "Mistral Large",
        Kind.PLACE: "Paris",
        Kind.ROUND: "Series A",
        Kind.LAW: "AI Act",
    }
    for name, row in SAVED.items():
        label = said(f"field-{name.replace('_', '-')}", language)
        called = name if label == "Status" else label
        term = min(row.terms, default="").replace("_", "-")
        thing = next((things[kind] for kind in things if kind in row.kinds), "")
        first = {**values, "entity": thing, "term": said(f"term-{term}", language) if term else ""}
        value = first[row.types[0]]
        for about in ("Mistral AI", "Microsoft – Mistral AI"):
            claim = (("about", about), ("field", called), ("value", value), ("quote", value))
            options = (*claim, ("source", "FT"))
            spoken = await desk.save("fact add", language, options=options)
            assert spoken.leaves.outcome is Outcome.ANSWERED, (name, drawn(spoken))
            assert (await desk.newest()).claim.field == name


@pytest.mark.parametrize("language", ["de", "en"])
async def test_undo_takes_back_once_and_says_what(desk: Desk, language: str) -> None:
    spoken = await desk.save("fact add mistral valuation value:€3bn", language)
    (actions,) = (each for each in spoken.leaves.blocks if isinstance(each, Actions))
    claim = (await desk.newest()).id

    first = await desk.save(actions.actions[0].command, language)
    seq = await desk.seq()
    second = await desk.save(actions.actions[0].command, language)

    held = (await standing(desk, claim)).standing
    assert held.retracted
    assert held.reason == said("fact-undo-reason", language)
    assert {"de": "Nachher zählt nicht mehr", "en": "After counts no longer"}[language] in drawn(
        first
    )
    assert "3" in drawn(first)
    assert said("fact-undone-before", language) in drawn(second)
    assert await desk.seq() == seq
    assert "[6]" not in drawn(await desk.save("valuation mistral", language))


async def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path}/facts.db"
    desk = await open_desk(url)
    await desk.save(ENGLISH)
    number, claim = await desk.seq(), (await desk.newest()).id
    await desk.store.close()

    again = await open_desk(url)
    await again.ask(f"fact undo {number} reason:typo")
    held = (await standing(again, claim)).standing
    await again.store.close()

    assert (held.retracted, held.reason) == (True, "typo")


async def test_what_is_saved_again_counts_again_and_can_be_taken_back_again(desk: Desk) -> None:
    await desk.save(ENGLISH)
    await desk.save(f"fact undo {await desk.seq()}")
    claim = (await desk.newest()).id

    spoken = await desk.save(ENGLISH)
    assert (await standing(desk, claim)).standing.visible
    assert f"Saved as number {await desk.seq()}." in drawn(spoken)

    await desk.save(f"fact undo {await desk.seq()}")
    assert not (await standing(desk, claim)).standing.visible


async def test_an_undo_that_arrives_twice_is_answered_alike(desk: Desk) -> None:
    await desk.save(ENGLISH)
    number = await desk.seq()

    first, second = [await desk.save(f"fact undo {number}", key="press:1") for _ in range(2)]

    assert drawn(first) == drawn(second)


async def test_an_entry_that_only_added_words_takes_no_fact_away(desk: Desk) -> None:
    await desk.save(ENGLISH)
    record = await desk.newest()
    more = ClaimRecorded(record.claim, (Span("other words", 900, 911),))
    await desk.workspace.record((more,), by=EDITOR, origin="", at=NOW)

    spoken = await desk.save(f"fact undo {await desk.seq()}")

    assert spoken.leaves.at == "number"
    assert (await standing(desk, record.id)).standing.visible


@pytest.mark.parametrize(
    "text", [ENGLISH, GERMAN, "fact undo 500", "fact add", "fact undo", "angabe zurücknehmen 500"]
)
async def test_no_reader_saves_or_takes_back_anything(text: str) -> None:
    desk = await open_desk()
    before = await desk.seq()

    spoken = await desk.save(text, least=Role.READER)

    assert spoken.leaves.outcome is not Outcome.ANSWERED
    assert await desk.seq() == before


async def test_in_several_deals_it_is_asked_in_which_a_source_is_to_have_its_number() -> None:
    desk = await open_desk()
    await desk.save("deals new Adobe – Figma kind:acquisition parties:Adobe, Figma")

    spoken = await desk.save("fact add openai valuation value:€90bn")
    (actions,) = (each for each in spoken.leaves.blocks if isinstance(each, Actions))
    answered = [await desk.save(each.command) for each in actions.actions]

    assert spoken.leaves.at == "deal"
    assert [each.leaves.outcome for each in answered] == [Outcome.ANSWERED] * 2


async def test_a_party_s_fact_is_numbered_in_its_deal() -> None:
    desk = await open_desk()
    await desk.save("deals new Adobe – Figma kind:acquisition parties:Adobe, Figma")

    await desk.save("fact add figma valuation value:$20bn")

    _, other = await desk.workspace.deals(upto=await desk.seq())
    assert [each.number for each in other.sources] == [1]


@pytest.mark.parametrize("name", ["value", "quote", "link", "source", "title", "when"])
@pytest.mark.parametrize("sign", ["\ud800", "\0"])
async def test_what_no_database_keeps_is_refused_at_its_argument(name: str, sign: str) -> None:
    desk = await open_small_desk()
    given_ = {"about": "Mistral AI", "field": "policy", "value": "x", name: f"https://x.de/{sign}"}

    spoken = await desk.save("fact add", options=tuple(given_.items()))

    assert (spoken.leaves.outcome, spoken.leaves.at) == (Outcome.MISUNDERSTOOD, name)


@pytest.mark.parametrize(
    "text", ["a\N{RIGHT-TO-LEFT OVERRIDE}b", "'; drop table claims; --", "<!channel> <@U1>"]
)
async def test_hostile_text_is_kept_as_it_was_given(desk: Desk, text: str) -> None:
    words = (("value", text), ("quote", text), ("source", text))
    options = (("about", "mistral"), ("field", "policy"), *words)

    spoken = await desk.save("fact add", options=options)

    record = await desk.newest()
    assert spoken.leaves.outcome is Outcome.ANSWERED
    assert (record.claim.value.words, record.spans[0].quote) == (text, text)
    assert (await source_of(desk, record)).publisher == text


WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ("€2bn", "1.500", "“", "\x00", "\N{RIGHT-TO-LEFT OVERRIDE}", "value:", "<!channel>", "2024")
    ),
)


@given(
    st.sampled_from(["Mistral AI", "Microsoft – Mistral AI", "OpenAI"]),
    st.sampled_from(sorted(SAVED)),
    st.dictionaries(
        st.sampled_from(
            ["value", "quote", "link", "said-on", "source", "title", "when", "said-in"]
        ),
        WORDS,
    ),
)
def test_whatever_is_typed_is_saved_whole_or_not_at_all(
    about: str, field: str, given_: dict[str, str]
) -> None:
    options = (("about", about), ("field", field), *given_.items())

    async def tried() -> None:
        desk = await open_small_desk()
        before = await desk.seq()
        spoken = await desk.save("fact add", options=options)
        entries = await desk.workspace.entries(after=before, upto=await desk.seq(), limit=99)
        assert spoken.leaves.outcome is not Outcome.FAILED
        saved = [type(each.event) for each in entries]
        whole = spoken.leaves.outcome is Outcome.ANSWERED
        assert saved == ([SourceRecorded, ClaimRecorded] if whole else [])

    asyncio.run(tried())


async def test_the_ledger_s_chain_holds_after_saving_and_taking_back(desk: Desk) -> None:
    await desk.save(ENGLISH)
    await desk.save(f"fact undo {await desk.seq()}")

    entries = await desk.workspace.entries(after=0, upto=await desk.seq(), limit=10_000)
    assert verify(entries, genesis(desk.workspace.id)) is None
    assert isinstance(entries[-1].event, ClaimRetracted)


async def test_a_quote_that_stands_within_a_number_of_another_one_has_a_place_of_its_own() -> None:
    desk = await open_desk()
    link = "link:https://example.com/a"
    await desk.save(f'fact add mistral employees value:1500 quote:"It has 1,500 employees" {link}')

    await desk.save(f'fact add openai employees value:500 quote:"500 employees" {link}')

    (span,) = (await desk.newest()).spans
    source = (await desk.deal()).sources[-1].source
    assert source.text == "It has 1,500 employees\n\n500 employees"
    assert span.start == source.text.rindex("500")
