"""What is in a file is looked at in the chat, and saved whole by one more press, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands.fact import exporting
from bot.document import Attachment, Outcome
from bot.documents import Document, Documents, Lack, Lacking
from bot.files import document_sought, file_lacking
from bot.forgetting import forget
from bot.importing.unreadable import unreadable
from bot.roles import Role
from bot.service import Spoken
from bot.words import languages, phrase
from store.base import WorkspaceId
from store.claims import Entity, Kind, Name, Span
from store.events import ClaimRecorded, EntityRecorded, PersonId
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.as_xlsx import import_xlsx
from store.exchange.contents import Contents, read_contents
from store.tables import limits
from store.tables.faults import Fault, Unreadable
from store.values import EntityId
from tests.bot.demo import NOW, asked
from tests.bot.editing import EDITOR, ORIGIN, Desk, actions, drawn, open_desk, save_of
from tests.contracts.facts import tell
from tests.store.table_making import zipped
from tests.store.test_pack_zipped import PACK

HEADER = "Firma;Runde;Datum;Betrag"
NEW = f"{HEADER}\nNeu GmbH;Seed;13.2.2024;1,5 Mio. €\nAlt AG;Serie A;14.2.2024;2 Mio. €\n"
DOUBTFUL = f"{NEW}Neu GmbH;Serie A;02/03/2024;3 Mio. €\n"


async def ask(
    desk: Desk,
    text: str,
    file: str | bytes | Lack | None = None,
    *,
    language: str = "en",
    person: PersonId = EDITOR,
    key: str | None = None,
    least: Role = Role.EDITOR,
) -> Spoken:
    """Ask for something, with a file if there is one."""
    document: Document | Lack | None = None
    if isinstance(file, Lack):
        document = file
    elif file is not None:
        data = file.encode() if isinstance(file, str) else file
        document = Document("rounds.csv", data)
    call = replace(
        asked(text, language, NOW),
        person=person,
        place="C1",
        origin=ORIGIN,
        key=key,
        least=least,
        document=document,
    )
    return await desk.bot.answer(call)


def offers(spoken: Spoken) -> list[str]:
    return [each.command for each in actions(spoken) if each.command.startswith("save ")]


async def names(desk: Desk) -> set[str]:
    """The companies that claims were recorded of since the demo deal."""
    entries = await desk.workspace.entries(after=572, upto=await desk.seq(), limit=1_000)
    events = [each.event for each in entries]
    return {each.claim.subject for each in events if isinstance(each, ClaimRecorded)}


async def test_nothing_is_saved_until_somebody_has_seen_it() -> None:
    desk = await open_desk()
    before = await desk.seq()

    seen = await ask(desk, "fact import rounds.csv", NEW)
    unchanged = await desk.seq()
    saved = await ask(desk, save_of(seen) or "", key="press")

    assert "2 rows" in drawn(seen)
    assert "Nothing is saved yet" in drawn(seen)
    assert unchanged == before
    assert f"Saved as numbers {before + 1} to {await desk.seq()}" in drawn(saved)
    assert await names(desk) == {"company:neu-gmbh", "company:alt-ag"}
    (entry,) = await desk.workspace.entries(after=before, upto=before + 1, limit=1)
    assert (entry.by, entry.origin) == (EDITOR, ORIGIN)


@pytest.mark.parametrize(("language", "said"), [("en", "“Firmen”"), ("de", "„Firmen“")])
async def test_a_heading_that_the_file_lacks_is_refused_with_those_it_has(
    language: str, said: str
) -> None:
    desk = await open_desk()

    told = await ask(
        desk, 'fact import rounds.csv columns:"Firmen=company"', NEW, language=language
    )

    assert told.leaves.at == "columns"
    assert said in drawn(told)
    assert "Firma, Runde, Datum" in drawn(told)
    assert not offers(told)


async def test_while_a_file_is_read_another_waits_in_nobodys_way_and_is_read_by_one_press() -> None:
    desk = await open_desk()
    before = await desk.seq()

    async with desk.bot.documents.turn:
        told = await ask(desk, "fact import rounds.csv dates:dmy", NEW)
        others = await ask(desk, "help")
    (again,) = [each.command for each in actions(told)]
    seen = await ask(desk, again)
    async with desk.bot.documents.turn:
        pressed = await ask(desk, save_of(seen) or "")
    unchanged = await desk.seq()
    await ask(desk, save_of(seen) or "")

    assert "Another file is being read" in drawn(told)
    assert others.leaves.outcome is Outcome.ANSWERED
    assert 'dates:"dmy"' in again
    assert "Save 2 rows" in drawn(seen)
    assert "Nothing of it was saved" in drawn(pressed)
    assert unchanged == before
    assert await names(desk) == {"company:neu-gmbh", "company:alt-ag"}


async def test_pressed_twice_or_brought_again_it_is_saved_once() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    await ask(desk, save_of(seen) or "", key="press")
    after = await desk.seq()

    again = await ask(desk, save_of(seen) or "", key="another press")
    anew = await ask(desk, "fact import rounds.csv", NEW)

    assert await desk.seq() == after
    assert again.leaves.outcome is Outcome.ANSWERED
    assert "Nothing new" in drawn(anew)
    assert offers(anew) == []


async def test_while_rows_are_refused_the_others_are_saved_only_as_such() -> None:
    desk = await open_desk()
    before = await desk.seq()

    seen = await ask(desk, "fact import rounds.csv", DOUBTFUL)
    assert "row 4 · “02/03/2024”" in drawn(seen)
    assert "Save the other 2 rows" in drawn(seen)
    assert await desk.seq() == before
    await ask(desk, save_of(seen) or "")
    assert await names(desk) == {"company:neu-gmbh", "company:alt-ag"}


async def test_what_a_cell_means_is_said_by_a_press_and_the_file_stays_at_hand() -> None:
    desk = await open_desk()
    doubtful = f"{HEADER}\nEng AG;Seed;02/03/2024;1.500\nNeu GmbH;Seed;13.2.2024;1.500\n"

    seen = await ask(desk, "fact import rounds.csv", doubtful)
    (figures,) = [each.command for each in actions(seen) if 'numbers:"de"' in each.command]
    settled = await ask(desk, figures)
    (days,) = [each.command for each in actions(settled) if 'dates:"dmy"' in each.command]
    all_settled = await ask(desk, days)

    assert "1.500 is fifteen hundred: numbers:german" in drawn(seen)
    assert "The day comes first: dates:day first" in drawn(settled)
    assert "fifteen hundred" not in drawn(settled)
    assert "Save 2 rows" in drawn(all_settled)
    await ask(desk, save_of(all_settled) or "")
    assert await names(desk) == {"company:eng-ag", "company:neu-gmbh"}


async def test_what_came_out_otherwise_meanwhile_is_shown_again_and_not_saved() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    only = "\n".join(NEW.splitlines()[:2])
    other = await ask(desk, "fact import rounds.csv", only, person=PersonId("ben"))
    await ask(desk, save_of(other) or "", person=PersonId("ben"))
    before = await desk.seq()

    again = await ask(desk, save_of(seen) or "")

    assert await desk.seq() > 572
    assert await desk.seq() == before
    assert "saved meanwhile" in drawn(again)
    assert "Save 1 row" in drawn(again)
    await ask(desk, save_of(again) or "")
    assert await names(desk) == {"company:neu-gmbh", "company:alt-ag"}


async def test_of_whom_a_row_speaks_is_shown_again_where_that_changed_meanwhile() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    holding = Entity(EntityId("company:x"), Kind.COMPANY, (Name("X"),), (Name("Neu GmbH"),))
    await tell(desk.workspace, EntityRecorded(holding))
    before = await desk.seq()

    again = await ask(desk, save_of(seen) or "")

    assert await desk.seq() == before
    assert "saved meanwhile" in drawn(again)
    await ask(desk, save_of(again) or "")
    assert await names(desk) == {"company:x", "company:alt-ag"}


async def test_what_else_was_saved_meanwhile_is_in_nobody_s_way() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    await desk.save("fact add openai valuation $86bn")
    before = await desk.seq()

    await ask(desk, save_of(seen) or "")

    assert await desk.seq() > before


@pytest.mark.parametrize("command", ["fact import rounds.csv", "fact export"])
async def test_readers_neither_bring_nor_take_anything(command: str) -> None:
    desk = await open_desk()

    refused = await ask(desk, command, NEW, least=Role.READER)

    assert refused.leaves.outcome is Outcome.MISUNDERSTOOD
    assert "editor" in drawn(refused)
    assert not [each for each in refused.runs.blocks if isinstance(each, Attachment)]


async def test_who_is_no_editor_any_more_saves_nothing_that_they_looked_at() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    before = await desk.seq()

    refused = await ask(desk, save_of(seen) or "", least=Role.READER)

    assert "editor" in drawn(refused)
    assert await desk.seq() == before


async def test_a_pack_is_saved_whole_and_an_export_of_it_is_nothing_new() -> None:
    desk = await open_desk(empty=True)

    seen = await ask(desk, "fact import pack.zip", zipped(PACK))
    empty = await desk.seq()
    saved = await ask(desk, save_of(seen) or "")
    contents = await read_contents(desk.workspace, upto=await desk.seq())
    again = await ask(desk, "fact import facts.json", export_json(contents))

    assert "458 new" in drawn(seen)
    assert "Mistral AI" in drawn(seen)
    assert empty == 0
    assert "Saved as numbers 1 to" in drawn(saved)
    assert len(contents.claims) == 458
    assert "Nothing new" in drawn(again)
    assert "458 known" in drawn(again)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1 new · 1 changed"), ("de", "1 neu · 1 geändert")]
)
async def test_what_an_export_changes_is_not_told_as_new(language: str, words: str) -> None:
    desk = await open_desk()
    held = await read_contents(desk.workspace, upto=await desk.seq())
    first, second = held.entities[:2]
    renamed = replace(first, names=(Name("Umbenannt SE"),))
    fresh = replace(second, id=EntityId("company:neu-gmbh"), names=(Name("Neu GmbH"),), aliases=())
    brought = Contents(entities=(renamed, fresh))

    told = await ask(desk, "fact import facts.json", export_json(brought), language=language)

    assert words in drawn(told)


async def test_a_pack_with_faults_is_told_by_its_lines() -> None:
    desk = await open_desk(empty=True)
    spoiled = {name: text.replace(b"field: raised", b"field: raist") for name, text in PACK.items()}

    told = await ask(desk, "fact import pack.zip", zipped(spoiled))

    assert "sources/4-microsoft-strikes-deal.yaml:406: the vocabulary has no field" in drawn(told)
    assert offers(told) == []


async def test_what_is_wrong_with_a_pack_is_told_in_german() -> None:
    desk = await open_desk(empty=True)
    spoiled = {name: text.replace(b"field: raised", b"field: raist") for name, text in PACK.items()}

    told = await ask(desk, "fact import pack.zip", zipped(spoiled), language="de")

    assert "4-microsoft-strikes-deal.yaml:406: der Wortschatz hat kein Feld `raist`" in drawn(told)
    assert "gemeint ist vielleicht „raised“" in drawn(told)
    assert "Englisch" not in drawn(told)


async def test_what_is_wrong_with_an_export_is_told_in_german_by_its_line() -> None:
    desk = await open_desk()

    told = await ask(desk, "fact import facts.json", '{"dealbrief":7}', language="de")
    torn = await ask(desk, "fact import facts.json", '{"dealbrief":1,\n"claims":[', language="de")

    assert "rounds.csv:1: das ist kein Export dieser Fassung" in drawn(told)
    assert "rounds.csv:2: das ist kein JSON" in drawn(torn)
    assert "Englisch" not in drawn(told)


async def test_a_shape_that_no_pack_has_is_told_in_german_by_its_line() -> None:
    desk = await open_desk(empty=True)
    spoiled = {name: text.replace(b"parties:", b"partys:") for name, text in PACK.items()}

    told = await ask(desk, "fact import pack.zip", zipped(spoiled), language="de")

    assert "hier gibt es keinen Schlüssel `partys`" in drawn(told)
    assert "gemeint ist vielleicht „parties“" in drawn(told)
    assert "Englisch" not in drawn(told)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "rounds.csv:{line}: none of its quotes says “$3 million”; put the quote back"),
        (
            "de",
            "rounds.csv:{line}: keines der Zitate sagt „$3 million“; das Zitat wiederherstellen",
        ),
    ],
)
async def test_a_quote_that_was_changed_in_an_export_is_refused_at_its_line(
    language: str, words: str
) -> None:
    desk = await open_desk()
    await desk.save('fact add openai debt value:"$3 million" quote:"owes $3 million" source:FT')
    text = export_csv(await read_contents(desk.workspace, upto=await desk.seq()))
    at = text.rindex("owes $3 million")
    before = await desk.seq()

    told = await ask(
        desk,
        "fact import facts.csv",
        f"{text[:at]}owes $5 million{text[at + 15 :]}",
        language=language,
    )

    line = text.count("\n", 0, at) + 1
    page = drawn(told).replace("\N{NO-BREAK SPACE}", " ")
    assert words.format(line=line) in page
    assert "Englisch" not in page
    assert (told.leaves.outcome, offers(told)) == (Outcome.MISUNDERSTOOD, [])
    assert await desk.seq() == before


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_quote_without_its_source_is_held_against_the_text_kept_here(
    language: str,
) -> None:
    desk = await open_desk()
    await desk.ask("source add A profile", options=(("text", "It has 60 staff."),))
    await desk.save('fact add mistral employees value:60 from:6 quote:"has 60 staff"')
    held = await read_contents(desk.workspace, upto=await desk.seq())
    claim = held.claims[-1]
    span = Span("had 60 staff", 3, 15)
    brought = Contents(claims=(replace(claim, spans=(span,)),))

    told = await ask(desk, "fact import facts.json", export_json(brought), language=language)

    assert "had 60 staff" in drawn(told)
    assert (told.leaves.outcome, offers(told)) == (Outcome.MISUNDERSTOOD, [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Neu\u202e GmbH", "Names with signs that cannot be seen (1)"),
        ("   ", "Names without a letter or a digit (1)"),
        ("N" * 5_000, "Names of more than 200 characters (1)"),
    ],
)
async def test_an_export_brings_no_name_that_could_not_be_typed(name: str, words: str) -> None:
    desk = await open_desk()
    neu = Entity(EntityId("company:neu"), Kind.COMPANY, (Name(name),))

    told = await ask(desk, "fact import facts.json", export_json(Contents(entities=(neu,))))

    assert words in drawn(told)
    assert offers(told) == []
    assert len(drawn(told)) < 1_000


async def test_of_a_brought_name_that_looks_like_a_known_one_is_warned() -> None:
    desk = await open_desk()
    twin = Entity(EntityId("company:twin"), Kind.COMPANY, (Name("Мicrosoft"),))

    told = await ask(desk, "fact import facts.json", export_json(Contents(entities=(twin,))))

    assert "“Мicrosoft” looks like Microsoft, yet is written with other letters" in drawn(told)
    assert len(offers(told)) == 1


async def test_a_file_that_contradicts_what_is_saved_is_refused() -> None:
    desk = await open_desk()
    before = await desk.seq()
    held = await read_contents(desk.workspace, upto=before)
    numbers = {1: 2, 2: 1}
    swapped = tuple(
        replace(each, number=numbers.get(each.number, each.number)) for each in held.numbers
    )

    told = await ask(desk, "fact import facts.json", export_json(replace(held, numbers=swapped)))

    assert "contradicts" in drawn(told)
    assert await desk.seq() == before


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("fault", Fault)
def test_every_reason_to_refuse_a_file_is_told_in_words(fault: Fault, language: str) -> None:
    reply = unreadable("rounds.csv", Unreadable("rounds.csv", fault, line=7, limit=1_000))

    told = phrase(reply, language)

    assert told.outcome is Outcome.MISUNDERSTOOD
    assert "import-file" not in str(told)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("why", Lacking)
async def test_every_reason_why_there_is_no_file_is_told_in_words(
    why: Lacking, language: str
) -> None:
    desk = await open_desk()

    told = await ask(desk, "fact import rounds.csv", Lack("rounds.csv", why), language=language)

    assert "rounds.csv" in drawn(told)
    assert "problem-file" not in drawn(told)
    assert told.leaves.at == "file"


async def test_a_file_that_is_not_at_hand_any_more_is_asked_for_by_its_name() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    desk.bot.documents.forget(desk.workspace.id)

    told = await ask(desk, save_of(seen) or "")

    assert "“rounds.csv” is no longer at hand" in drawn(told)


def test_files_are_kept_for_their_workspace_alone_and_the_oldest_makes_room() -> None:
    kept = Documents()
    team, other = WorkspaceId("slack:T1"), WorkspaceId("slack:T2")
    handle = kept.keep(team, Document("a.csv", b"a"))

    assert kept.find(team, handle) == Document("a.csv", b"a")
    assert kept.find(other, handle) is None
    for number in range(4):
        kept.keep(other, Document(f"{number}.csv", bytes([number]) * 2**25))
    assert kept.find(team, handle) is None
    assert sum(len(each.data) for each in kept.kept.values()) <= 3 * 2**25


async def test_nothing_is_kept_of_a_workspace_that_is_forgotten() -> None:
    desk = await open_desk()
    seen = await ask(desk, "fact import rounds.csv", NEW)
    assert len(desk.bot.documents.kept) == 1

    await forget(desk.bot, desk.workspace.id)

    assert save_of(seen)
    assert desk.bot.documents.kept == {}


def test_only_a_command_that_takes_a_file_seeks_one() -> None:
    assert document_sought("fact import my rounds.csv numbers:de") == "my rounds.csv"
    assert document_sought("fact import", (("file", "x"),)) == "x"
    assert document_sought("fact import") is None
    assert document_sought("funding rounds.csv") is None
    assert document_sought("nonsense rounds.csv") is None
    assert file_lacking("fact import numbers:de") == "file"
    assert file_lacking("fact import rounds.csv") is None
    assert file_lacking("funding") is None


async def test_everything_is_handed_over_as_a_spreadsheet() -> None:
    desk = await open_desk()

    told = await ask(desk, "fact export")

    (file,) = [each for each in told.runs.blocks if isinstance(each, Attachment)]
    held = await read_contents(desk.workspace, upto=await desk.seq())
    assert file.name.endswith(".xlsx")
    assert import_xlsx(file.name, file.data) == held
    assert "dealbrief export --out dealbrief.xlsx" in drawn(told)


async def test_what_no_chat_takes_is_written_where_the_program_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = await open_desk()
    monkeypatch.setattr(exporting, "LARGEST", 100)

    told = await ask(desk, "fact export csv")

    assert not [each for each in told.runs.blocks if isinstance(each, Attachment)]
    assert "dealbrief export --out dealbrief.csv" in drawn(told)


@pytest.mark.parametrize("language", languages())
async def test_what_no_spreadsheet_holds_is_had_in_another_format(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    desk = await open_desk()
    monkeypatch.setattr(limits, "ROWS", 3)

    told = await ask(desk, "fact export", language=language)

    assert "export CSV" in drawn(told)
    assert "export JSON" in drawn(told)
    assert "--out" not in drawn(told)
