"""A row is from the source it names, or else from the file; conflicts and likenesses are told."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from store.base import Selection
from store.claims import Claim, Entity, Kind, Modality, Name, Source, Span
from store.encoding import claim_id, source_id
from store.events import ClaimRecorded, ClaimRetracted, EntityRecorded, SourceRecorded
from store.importing.columns import read_given
from store.importing.faults import Why
from store.importing.judging import MOST_SIDES
from store.importing.plan import NoCompanyError
from store.importing.rows import Reading
from store.memory.workspace import MemoryWorkspace
from store.pack.load import load_shipped
from store.values import EntityId, Money
from tests.contracts.facts import tell
from tests.store.importing_making import FILE, csv, empty, faults, planned, said, saved, sheet

DEAL = EntityId("deal:microsoft-mistral")


async def sources(workspace: MemoryWorkspace) -> list[Source]:
    upto = (await workspace.head()).seq
    return list((await workspace.read(Selection(), upto=upto)).sources)


async def demo() -> MemoryWorkspace:
    workspace = empty()
    await tell(workspace, *load_shipped("microsoft-mistral"))
    return workspace


async def test_a_row_without_a_source_is_its_own_quote() -> None:
    found = await planned(csv("Company;Round;Amount", "Acme;Seed;€1m", "Beta;Seed;€2m"))

    [source] = found.sources
    assert (source.title, source.text, source.language) == (FILE, None, "en")
    first, second = (each.spans for each in found.claims)
    assert first == (Span("Acme;Seed;€1m", 21, 34, 2),)
    assert second == (Span("Beta;Seed;€2m", 35, 48, 3),)


async def test_a_row_s_source_is_quoted_in_its_own_words() -> None:
    found = await planned(
        csv(
            "Company;Round;Amount;Link;Title;Publisher;Published;Quote",
            "Acme;Seed;€1m;https://a.example/1;Acme raises;The Paper;2021-05-04;Acme got €1m",
        )
    )

    [source] = found.sources
    assert (source.link, source.title, source.publisher) == (
        "https://a.example/1",
        "Acme raises",
        "The Paper",
    )
    assert source.published
    assert source.published.words == "2021-05-04"
    assert source.text == "Acme got €1m"
    [claim] = found.claims
    assert claim.spans == (Span("Acme got €1m", 0, 12),)


async def test_where_a_quote_lacks_the_figure_the_row_stands_beside_it() -> None:
    found = await planned(
        csv("Company;Round;Amount;Link;Quote", "Acme;Seed;€1m;https://a.example/1;It got a million")
    )

    [claim] = found.claims
    [source] = found.sources
    assert [span.quote for span in claim.spans] == [
        "It got a million",
        "Acme;Seed;€1m;https://a.example/1;It got a million",
    ]
    for span in claim.spans:
        assert source.text
        assert source.text[span.start : span.end] == span.quote


async def test_an_address_in_the_column_of_sources_is_a_link() -> None:
    found = await planned(csv("Company;Round;Amount;Source", "Acme;Seed;€1m;https://a.example/1"))

    assert [(each.link, each.title) for each in found.sources] == [("https://a.example/1", None)]


async def test_rows_of_one_source_have_one_source_and_importing_again_adds_nothing() -> None:
    lines = (
        "Company;Round;Amount;Source;Publisher",
        "Acme;Seed;€1m;Deals of May;The Paper",
        "Beta;Seed;€2m;Deals of May;The Paper",
    )
    workspace = empty()
    found = await planned(csv(*lines), workspace)
    await saved(workspace, found)
    before = (await workspace.head()).seq

    [source] = await sources(workspace)
    assert source.text == "\n\n".join(("The Paper, Deals of May", lines[1], lines[2]))
    again = await planned(csv(*lines), workspace)
    assert (len(again.known), len(again.claims), again.sources) == (2, 0, ())
    more = await planned(csv(*lines, "Acme;Series A;€9m;Deals of May;The Paper"), workspace)
    assert [each.id for each in more.sources] == [source.id]
    await saved(workspace, more)
    assert (await workspace.head()).seq == before + 4


async def test_another_file_adds_to_what_is_kept_of_a_source_and_repeats_nothing() -> None:
    heading, *rows = (
        "Company;Round;Amount;Link",
        "Acme;Seed;€1m;https://a.example/1",
        "Beta;Seed;€2m;https://a.example/1",
        "Gamma;Seed;€3m;https://a.example/1",
    )
    workspace = empty()
    await saved(workspace, await planned(csv(heading, rows[0], rows[1]), workspace))
    await saved(workspace, await planned(csv(heading, rows[1], rows[2]), workspace))

    [cited] = await sources(workspace)
    assert cited.text == "\n\n".join(rows)


@pytest.mark.parametrize("at_once", [1, 500])
async def test_a_link_that_the_workspace_knows_of_other_companies_is_the_same_source(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("store.importing.planning.AT_ONCE", at_once)
    heading, *rows = (
        "Company;Round;Amount;Link",
        "Acme;Seed;€1m;https://a.example/1",
        "Beta;Seed;€2m;https://a.example/2",
        "Gamma;Seed;€3m;https://a.example/1",
        "Delta;Seed;€4m;https://a.example/2",
    )
    workspace = empty()
    await saved(workspace, await planned(csv(heading, *rows[:2]), workspace))
    known = [each.id for each in await sources(workspace)]

    await saved(workspace, await planned(csv(heading, *rows[2:]), workspace))

    cited = await sources(workspace)
    assert [each.id for each in cited] == known
    assert sorted(each.text or "" for each in cited) == [
        f"{rows[0]}\n\n{rows[2]}",
        f"{rows[1]}\n\n{rows[3]}",
    ]


async def test_a_link_of_a_source_that_was_taken_back_is_a_source_of_its_own() -> None:
    heading, *rows = (
        "Company;Round;Amount;Link",
        "Acme;Seed;€1m;https://a.example/1",
        "Gamma;Seed;€3m;https://a.example/1",
    )
    workspace = empty()
    await saved(workspace, await planned(csv(heading, rows[0]), workspace))
    [first] = await sources(workspace)
    await tell(workspace, SourceRecorded(replace(first, withdrawn=True)))

    found = await planned(csv(heading, rows[1]), workspace)

    assert [each.text for each in found.sources] == [rows[1]]


async def test_nothing_is_added_to_the_text_of_an_article_that_is_kept_whole() -> None:
    workspace = empty()
    text, link = "Acme got €1m. Beta got €2m.", "https://a.example/1"
    hashed = hashlib.sha256(text.encode()).hexdigest()
    article = Source(source_id(hashed, link), "en", hashed, link=link, text=text, whole=True)
    acme = Entity(EntityId("company:acme"), Kind.COMPANY, (Name("Acme"),))
    known = Claim(acme.id, "raised", Money(None, None, "€1m"), article.id)
    span = Span("Acme got €1m.", 0, 13)
    await tell(
        workspace, SourceRecorded(article), EntityRecorded(acme), ClaimRecorded(known, (span,))
    )
    lines = (
        "Company;Amount;Date;Link;Quote",
        f"Acme;€1m;;{link};Acme got €1m",
        f"Acme;€1m;May 2021;{link};Acme got €1m",
        f"Acme;€1m;;{link};",
        f"Acme;€1m;;{link};Acme got a million",
    )

    found = await planned(csv(*lines), workspace)
    assert faults(found) == {5: Why.NOT_IN_TEXT}
    cited, *own = found.claims
    assert (cited.claim.source, cited.spans) == (article.id, (Span("Acme got €1m", 0, 12),))
    assert [each.spans[0].quote for each in own] == list(lines[2:4])
    assert article in found.sources
    assert [each.title for each in found.sources if each != article] == [FILE]


async def test_what_a_publisher_says_on_two_days_is_two_sources() -> None:
    workspace = empty()
    lines = (
        "Company;Amount;Publisher;Published;Quote",
        "Acme;€1m;The Paper;2021-05-04;got €1m",
        "Beta;€1m;The Paper;2021-06-04;got €1m",
        "Beta;€9m;The Paper;4.6.2021;got €9m",
    )
    found = await planned(csv(*lines), workspace)

    assert len({each.id for each in found.sources}) == 2
    dates = {each.id: each.published.words for each in found.sources if each.published}
    told = [dates[each.claim.source] for each in found.claims]
    assert told == ["2021-05-04", "2021-06-04", "2021-06-04"]
    await saved(workspace, found)
    assert len((await planned(csv(*lines), workspace)).known) == 3


async def test_a_row_without_a_date_names_the_article_of_its_title() -> None:
    workspace = empty()
    heading = "Company;Amount;Source;Published"
    first = csv(heading, "Acme;€1m;Deals of May;2021-05-04")
    await saved(workspace, await planned(first, workspace))
    found = await planned(csv(heading, "Acme;€2m;Deals of May;"), workspace)

    assert [each.id for each in found.sources] == [each.id for each in await sources(workspace)]


async def test_what_was_a_rumour_and_is_so_now_is_new() -> None:
    workspace = empty()
    heading = "Company;Round;Amount;Status"
    rumour = csv(heading, "Acme;Seed;€1m;rumoured")
    await saved(workspace, await planned(rumour, workspace))
    found = await planned(csv(heading, "Acme;Seed;€1m;completed"), workspace)

    assert [each.modality for each in said(found, "raised")] == [Modality.ASSERTED]


async def test_a_table_brought_under_another_name_is_known_by_its_words() -> None:
    workspace = empty()
    [table] = csv("Company;Round;Amount", "Acme;Seed;1.500")
    german, english = Reading(numbers="de"), Reading(numbers="en")
    await saved(workspace, await planned((table,), workspace, german))
    renamed = (replace(table, name="copy.csv"),)

    found = await planned(renamed, workspace, german)
    assert (len(found.known), len(found.claims)) == (1, 0)
    otherwise = await planned(renamed, workspace, english)
    assert (len(otherwise.new), otherwise.sources) == (1, ())


async def test_what_editors_withdrew_stays_withdrawn() -> None:
    workspace = empty()
    tables = csv("Company;Round;Amount", "Acme;Seed;€1m")
    found = await planned(tables, workspace)
    await saved(workspace, found)
    await tell(workspace, ClaimRetracted(claim_id(next(iter(found.claims)).claim), "a slip"))

    assert len((await planned(tables, workspace)).known) == 1


async def test_sources_get_numbers_in_the_deal_that_is_named() -> None:
    workspace = await demo()
    lines = (
        "Company;Round;Amount;Link",
        "Acme;Seed;€1m;https://a.example/1",
        "Beta;Seed;€2m;",
    )
    found = await planned(csv(*lines), workspace, deal=DEAL)

    assert [each.number for each in found.numbers] == [6, 7]
    assert {each.source for each in found.numbers} == {each.id for each in found.sources}
    await saved(workspace, found)
    assert (await planned(csv(*lines), workspace, deal=DEAL)).numbers == ()
    more = (*lines, "Beta;B;€9m;https://a.example/1", "Beta;B;€9m;https://a.example/2")
    found = await planned(csv(*more), workspace, deal=DEAL)
    assert [each.number for each in found.numbers] == [8]


async def test_a_figure_that_cannot_be_right_beside_a_known_one_is_told_with_it() -> None:
    workspace = await demo()
    lines = ("Company;Round;Date;Amount", "Mistral AI;Series B;December 2023;€390m")
    found = await planned(csv(*lines), workspace)

    [conflict] = found.conflicts
    assert (conflict.place.line.number, conflict.record.claim.field) == (2, "raised")
    assert "385 Millionen Euro" in [each.record.claim.value.words for each in conflict.others]


async def test_rows_of_one_file_are_held_against_one_another() -> None:
    found = await planned(
        csv(
            "Company;Round;Date;Amount", "A;Seed;May 2021;€1m", "A;Seed;May 2021;€3m", "B;Seed;;€7m"
        )
    )

    [conflict] = found.conflicts
    [other] = conflict.others
    assert conflict.place.line.number == 3
    assert other.place
    assert other.place.line.number == 2


async def test_conflicts_stand_in_the_order_of_the_rows() -> None:
    rows = ("A;May 2021;€1m", "B;May 2021;€1m", "B;May 2021;€3m", "A;May 2021;€4m")
    found = await planned(csv("Company;Date;Amount", *rows))

    assert [each.place.line.number for each in found.conflicts] == [4, 5]


async def test_what_has_too_many_figures_for_one_thing_is_named_and_not_judged() -> None:
    rows = [f"Acme;€{number}m" for number in range(1, MOST_SIDES + 2)]

    crowded = await planned(csv("Company;Amount", *rows))
    assert ([each.id for each in crowded.crowded], crowded.conflicts) == (["company:acme"], ())
    just = await planned(csv("Company;Amount", *rows[1:]))
    assert (just.crowded, len(just.conflicts)) == ((), MOST_SIDES - 1)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "nowhere", "https://", "https://a b"])
async def test_a_link_that_is_no_address_is_refused(link: str) -> None:
    found = await planned(csv("Company;Round;Amount;Link", f"Acme;Seed;€1m;{link}"))

    assert [each.fault.why for each in found.refused] == [Why.NO_ADDRESS]


async def test_what_agrees_or_is_of_another_round_is_no_conflict() -> None:
    workspace = empty()
    heading = "Company;Round;Date;Amount;Link"
    first = csv(heading, "Acme;Series B;December 2023;€385m;https://a.example/1")
    await saved(workspace, await planned(first, workspace))
    found = await planned(
        csv(heading, "Acme;Series B;December 2023;$415m;", "Acme;Series C;June 2024;€600m;"),
        workspace,
    )

    assert (len(found.new), found.conflicts) == (2, ())


async def test_a_conflict_that_is_there_already_is_not_told_as_new() -> None:
    workspace = await demo()
    heading, row = "Company;Round;Date;Valuation", "Mistral AI;Series B;December 2023"
    for said_so in ("about $2 billion", "€2.0bn"):
        assert (await planned(csv(heading, f"{row};{said_so}"), workspace)).conflicts == ()


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Mistrall AI", "Mistral AI"),
        ("Mistral AI SAS", "Mistral AI"),
        ("Мistrаl АI", "Mistral AI"),
        ("Andreesen Horowitz", "Andreessen Horowitz"),
    ],
)
async def test_a_name_that_is_nearly_a_known_one_is_told(name: str, near: str) -> None:
    found = await planned(csv("Company;Round;Amount", f"{name};Seed;€1m"), await demo())

    [alike] = found.alike
    assert (alike.entity.names[0].text, alike.place.line.number) == (name, 2)
    assert near in [other.names[0].text for other in alike.others]


async def test_nearly_the_same_names_in_one_file_are_told_once() -> None:
    found = await planned(
        csv(
            "Company;Round;Amount",
            "Novarix GmbH;Seed;€1m",
            "Novarix AG;Seed;€2m",
            "Fondsanlage 12;B;€1m",
            "Fondsanlage 13;B;€1m",
        )
    )

    assert [(each.place.line.number, len(each.others)) for each in found.alike] == [(3, 1)]


async def test_a_file_that_names_nobody_says_what_headings_it_has() -> None:
    with pytest.raises(NoCompanyError, match="Was, Betrag"):
        await planned(sheet(("Was", "Betrag"), ("Acme", "€1m")))


async def test_a_mapping_makes_such_a_file_readable() -> None:
    reading = Reading(read_given("Was=company; Betrag=valuation"))
    found = await planned(sheet(("Was", "Betrag"), ("Acme", "€1m")), reading=reading)

    assert [claim.field for claim in said(found)] == ["valued_at"]


@pytest.mark.parametrize(
    ("cell", "language"), [("Deutsch", "de"), ("english", "en"), ("EN", "en"), ("de-CH", "de")]
)
async def test_a_source_is_in_the_language_that_its_column_tells(cell: str, language: str) -> None:
    heading = "Company;Round;Date;Amount;Link;Language"
    row = f"Acme;Seed;2021;€1m;https://example.org/a;{cell}"
    found = await planned(csv(heading, row))

    assert [each.language for each in found.sources] == [language]
    assert found.assumed == ()


async def test_a_language_nobody_reads_is_refused_with_its_cell() -> None:
    heading = "Firma;Runde;Datum;Betrag;Link;Sprache"
    found = await planned(csv(heading, "Acme;Seed;2021;1 Mio. €;https://example.org/a;Klingonisch"))

    assert faults(found) == {2: Why.UNKNOWN_LANGUAGE}


async def test_a_language_that_nothing_tells_is_assumed_and_that_is_known() -> None:
    told = '"Acme hat die Runde in dieser Woche mit 1 Mio. € abgeschlossen"'
    rows = (
        f"Acme;Seed;2021;1 Mio. €;https://example.org/a;{told}",
        "Beta;Seed;2021;1 Mio. €;https://example.org/b;",
        "Gamma;Seed;2021;1 Mio. €;;",
    )
    german = await planned(csv("Firma;Runde;Datum;Betrag;Link;Zitat", *rows))
    neither = await planned(csv("Status;Link;Investor;Startup", ";;Big Fund;Acme"))

    assert german.assumed == ("de",)
    assert neither.assumed == ("en",)
