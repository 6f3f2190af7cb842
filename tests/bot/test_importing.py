"""The report of an import can be acted on: counts, rows by number, what is wrong, what to do."""

from __future__ import annotations

import pytest

from bot.document import Fields, Note, Paragraph, Reply, Run
from bot.importing.made import MOST as NAMES
from bot.importing.options import COMMAND_LINE, TYPED, Options
from bot.importing.places import MOST, NUMBERS
from bot.importing.report import misheaded, report, saved, titled, unsaved
from bot.leaves import Leaf
from bot.words import languages, phrase
from store.base import Receipt
from store.importing.faults import Fault, Why
from store.importing.judging import MOST_SIDES
from store.importing.plan import Faulty, NoCompanyError, NoHeadingError, Place, Plan
from store.memory.workspace import MemoryWorkspace
from store.pack.load import load_shipped
from tests.contracts.facts import tell
from tests.store.importing_making import AS_IT_STANDS, csv, empty, planned
from tests.store.importing_making import saved as save

DATES = "Daten, die nicht zu lesen sind"

HEADING = "Company;Round;Date;Amount;Mood"


def text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs).replace("\N{NO-BREAK SPACE}", " ")


def told(plan: Plan, language: str = "en", options: Options = TYPED) -> dict[str, list[str]]:
    """The lines of a report by their labels; those of details stand behind the counts."""
    reply = phrase(Reply(titled("rounds.csv"), report(plan, options)), language)
    found: dict[str, list[str]] = {}
    for block in reply.blocks:
        assert isinstance(block, Fields)
        for row in block.rows:
            found.setdefault(text(row.label), []).extend(map(text, row.lines))
    return found


def noted(note: Note[Leaf] | Paragraph[Leaf], language: str = "en") -> str:
    (block,) = phrase(Reply((), (note,)), language).blocks
    assert isinstance(block, (Note, Paragraph))
    return text(block.line)


async def demo() -> MemoryWorkspace:
    workspace = empty()
    await tell(workspace, *load_shipped("microsoft-mistral"))
    return workspace


async def test_counts_come_first() -> None:
    plan = await planned(
        csv(
            HEADING,
            "Mistral AI;Series B;December 2023;€390m;",
            "Acme;Seed;2021;€1m;",
            "acme;Seed;2021;€1m;",
            "Mistrall AI;Seed;44317;€1m;",
            "Mistrall AI;Seed;2021;€2m;",
            "Total;;;9;",
        ),
        await demo(),
    )
    shown = told(plan)

    assert list(shown)[:7] == [
        "Rows",
        "New",
        "Twice in the file",
        "In conflict",
        "Refused",
        "Left out",
        "Names nearly known",
    ]
    assert shown["Rows"] == [
        "5 read",
        "read as UTF-8",
        "not read: Mood. The words stay in the quotes.",
    ]
    assert shown["New"] == ["3 rows", "3 facts, 2 new names, 2 new rounds"]
    assert shown["Twice in the file"][1:] == ["row 4 as row 3"]
    assert shown["Left out"][1:] == ["row 7"]
    assert shown["Names nearly known"][2:] == ["row 6 · “Mistrall AI” is nearly Mistral AI"]


async def test_a_conflict_is_told_with_what_stands_against_it_and_who_says_so() -> None:
    row = "Mistral AI;Series B;December 2023;€390m;"
    plan = await planned(
        csv(HEADING, row, "Acme;Seed;May 2021;€1m;", "Acme;Seed;May 2021;€4m;"), await demo()
    )
    _, first, second = told(plan)["In conflict"]

    assert first.startswith("row 2 · Mistral AI, Raised: €390M, Dec 2023 against ")
    assert "€385M (no title)" in first
    assert "$415M, Dec 2023 (Microsoft Strikes Deal" in first
    assert second == "row 4 · Acme, Raised: €4M, May 2021 against €1M, May 2021 (row 3)"


async def test_a_refused_row_has_its_words_and_both_readings_under_what_to_do() -> None:
    plan = await planned(csv(HEADING, "Acme;Seed;02/03/2024;€1m;", "Beta;Seed;;1.500 €;"))

    assert told(plan)["Days that can be two (1)"] == [
        "Say what comes first: “dates:day first” or “dates:month first”.",
        "row 2 · “02/03/2024” (Date): 2 Mar 2024 or 3 Feb 2024",
    ]
    assert told(plan, "de", COMMAND_LINE)["Zahlen, die zweierlei sein können (1)"] == [
        (
            "Dazu sagen, wie Zahlen hier geschrieben sind: --numbers de, wenn 1.500 "
            "tausendfünfhundert ist, --numbers en, wenn es eineinhalb ist."
        ),
        "Zeile 3 · „1.500 €“ (Amount): 1.500 € oder 1,5 €",
    ]


async def test_of_many_rows_the_first_are_told_and_the_rest_is_counted() -> None:
    lines = [f"Company {number};Seed;soon {number};€1m;" for number in range(MOST + 5)]
    plan = await planned(csv(HEADING, *lines))
    heading = f"Dates that cannot be read ({MOST + 5})"

    what, *rows, more = told(plan)[heading]
    assert what.startswith("Write ")
    assert [row.split(" · ")[0] for row in rows] == [f"row {2 + each}" for each in range(MOST)]
    assert more == "and 5 more"
    assert len(told(plan, "en", COMMAND_LINE)[heading]) == 1 + MOST + 5


async def test_rows_with_the_same_wrong_words_are_told_together_by_all_their_numbers() -> None:
    lines = [f"Company {number};Seed;soon;€1m;" for number in range(NUMBERS + 3)]
    plan = await planned(csv(HEADING, *lines, "Acme;Seed;later;€1m;"))
    heading = f"Dates that cannot be read ({NUMBERS + 4})"

    _, soon, later = told(plan)[heading]
    _, ganz, _ = told(plan, "de", COMMAND_LINE)[heading.replace("Dates that cannot be read", DATES)]
    assert soon.startswith("rows 2, 3, 4, ")
    assert soon.endswith("21 and 3 more · “soon” (Date)")
    assert later == f"row {NUMBERS + 5} · “later” (Date)"
    assert ganz.startswith("Zeilen 2, 3, 4, ")
    assert ganz.endswith("23, 24 · „soon“ (Date)")


async def test_what_a_sum_may_be_is_told_in_the_currency_of_its_row() -> None:
    plan = await planned(csv("Company;Round;Amount;Currency", "Acme;Seed;1.500;EUR"))

    assert told(plan)["Numbers that can be two (1)"][1:] == [
        "row 2 · “1.500” (Amount): €1,500 or €1.5"
    ]


async def test_new_names_are_listed_so_that_a_slip_is_seen() -> None:
    plan = await planned(
        csv(
            "Company;Acquirer;Round;Date;Amount",
            "Beta;;Series A;2021;€1m",
            "acme;;Series A;2021;€1m",
            "Acme;;Serise B;2022;€1m",
            "Mistral AI;;Seed;2019;€1m",
            "Gamma;Mistral AI;;2021;€9m",
        ),
        await demo(),
    )
    english, german = told(plan), told(plan, "de")

    assert english["New names"] == ["acme, Beta, Gamma"]
    assert english["New deals"] == ["Mistral AI – Gamma"]
    assert english["New rounds"] == ["Seed (1 ×), Serise B (1 ×), Series A (2 ×)"]
    assert german["Neue Runden"] == ["Seed (1 ×), Serise B (1 ×), Serie A (2 ×)"]


async def test_of_many_new_names_the_first_are_listed_and_the_rest_is_counted() -> None:
    lines = [f"Company {number:03};;2021;€1m;" for number in range(NAMES + 7)]
    [names] = told(await planned(csv(HEADING, *lines)))["New names"]

    assert names.startswith("Company 000, Company 001, ")
    assert names.endswith(f"Company {NAMES - 1:03} and 7 more")


async def test_what_could_not_be_compared_is_named() -> None:
    lines = [f"Acme;;;€{number}m;" for number in range(1, MOST_SIDES + 2)]
    [_, acme] = told(await planned(csv(HEADING, *lines)))["Not compared"]

    assert acme == "Acme"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("why", Why)
async def test_every_fault_says_what_is_wrong_and_what_to_do(why: Why, language: str) -> None:
    plan = await planned(csv(HEADING, "Acme;Seed;2021;€1m;"))
    place = Place("rounds.csv", plan.new[0].line)
    fields = {name: getattr(plan, name) for name in plan.__dataclass_fields__}
    spoilt = Plan(**{**fields, "refused": (Faulty(place, Fault(why, "Date", "words")),)})

    [(heading, (what, row))] = [
        (label, lines) for label, lines in told(spoilt, language).items() if label.endswith("(1)")
    ]
    assert heading
    assert what.endswith(".")
    assert "words" in row


@pytest.mark.parametrize("language", languages())
async def test_what_comes_next_is_said_at_the_end(language: str) -> None:
    good = await planned(csv(HEADING, "Acme;Seed;2021;€1m;"))
    bad = await planned(csv(HEADING, "Acme;Seed;2021;€1m;", "Beta;Seed;soon;€1m;"))
    hopeless = await planned(csv(HEADING, "Beta;Seed;soon;€1m;"))
    unclear = await planned(csv(HEADING, "Beta;Seed;02/03/2024;€1m;"))
    workspace = empty()
    await save(workspace, good)
    known = await planned(csv(HEADING, "Acme;Seed;2021;€1m;"), workspace)

    plans = (
        (good, False),
        (bad, False),
        (bad, True),
        (hopeless, True),
        (known, False),
        (unclear, True),
    )
    said = [
        noted(unsaved(plan, TYPED, AS_IT_STANDS, skip_refused=skip), language)
        for plan, skip in plans
    ]
    assert {"de": "ohne:abgewiesene", "en": "skip:refused"}[language] in said[1]
    assert said[0] == said[2]
    assert len(set(said)) == 5
    assert "7" in noted(saved(Receipt(3, 7)), language)
    assert noted(saved(Receipt(8, 7)), language) == said[4]
    assert "Was=company" in noted(misheaded(NoCompanyError(("Was", "Wie"))), language)
    missing = noted(misheaded(NoHeadingError(("Firmen",), ("Was", "Wie"))), language)
    assert "Firmen" in missing
    assert "Wie" in missing
