"""What is found of two packs is what a careful reader of their articles finds.

Each file in `agreement` lists all findings of a pack, those of claims that can both be right too,
and under each a sentence by a reader of the articles: `because` where they agree with the verdict
and everything offered to explain it, `but` where they do not. `PAIRS=write make test` writes the
findings anew, keeps the sentences of those that are still the same, and leaves an empty one under
each new one, to be filled.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest

from store.agreement.background import Background
from store.agreement.judge import judge
from store.agreement.verdicts import Finding, Reason, Suspicion, Verdict
from store.base import Record, Selection
from store.claims import SourceId
from store.rates import Rates
from store.resolve import resolve
from tests.bot.demo import PACK, open_demo
from tests.store.finding_text import written

FOLDER = Path(__file__).parent / "agreement"
BRUNNAX = Path(__file__).parents[1] / "packs" / "vallmora-brunnax"
BECAUSE, BUT = "because", "but"
FEWEST = 8
"""Words in which somebody can say why two claims stand as they do."""

ORDER = (
    Verdict.CONFLICT,
    Verdict.CONTESTED,
    Verdict.DIFFERENT,
    Verdict.COMPATIBLE,
    Verdict.SAME,
    Verdict.DISCLOSED,
    Verdict.INCOMPARABLE,
)


@dataclass(frozen=True)
class Judged:
    """Everything found of a pack, its claims, and the numbers of its sources."""

    findings: tuple[Finding, ...]
    records: tuple[Record, ...]
    numbers: dict[SourceId, int]

    def entries(self) -> list[str]:
        ranked = [
            (ORDER.index(each.verdict), written(each, self.numbers)) for each in self.findings
        ]
        return [entry for _, entry in sorted(ranked)]


async def judged(pack: Path) -> Judged:
    workspace = (await open_demo(pack)).workspace
    upto = (await workspace.head()).seq
    evidence = await workspace.read(Selection(), upto=upto)
    deals = await workspace.deals(upto=upto)
    background = Background.of(evidence, deals, Rates.load())
    [deal] = deals
    numbers = {each.source.id: each.number for each in deal.sources}
    return Judged(judge(resolve(evidence), background), evidence.records, numbers)


@pytest.mark.parametrize("pack", [PACK, BRUNNAX], ids=lambda pack: pack.name)
async def test_everything_found_has_been_reviewed(pack: Path) -> None:
    file = FOLDER / f"{pack.name}.txt"
    before = file.read_text("utf-8") if file.exists() else ""
    sentences = _sentences(before)
    entries = (await judged(pack)).entries()
    now = "\n\n".join(_reviewed(each, sentences.get(each, BECAUSE)) for each in entries) + "\n"
    if os.environ.get("PAIRS") == "write":
        file.write_text(now, "utf-8")

    assert list(sentences) == entries
    assert [each for each in entries if len(sentences[each].split()) <= FEWEST] == []
    assert now == before


def _sentences(text: str) -> dict[str, str]:
    """Return each entry of a file with what its reader says of it."""
    found: dict[str, str] = {}
    for block in filter(None, text.rstrip("\n").split("\n\n")):
        lines = block.splitlines()
        begins = max(
            (at for at, line in enumerate(lines) if line.split()[0] in (BECAUSE, BUT)),
            default=len(lines),
        )
        found["\n".join(lines[:begins])] = " ".join(" ".join(lines[begins:]).split())
    return found


def _reviewed(entry: str, sentence: str) -> str:
    told = textwrap.fill(
        sentence,
        width=100,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{entry}\n{told}"


@dataclass(frozen=True)
class Finds:
    """A finding that an error in the articles shows in, by what is said where and why it differs.

    `words` stand on one of its sides.
    """

    field: str
    reason: Reason
    suspicion: Suspicion | None
    words: str

    def among(self, findings: Iterable[Finding]) -> bool:
        return any(
            found.one[0].claim.field == self.field
            and found.reason is self.reason
            and self.suspicion in (None, *(each.suspicion for each in found.hypotheses))
            and self.words in _words(found.records)
            for found in findings
        )


ERRORS: dict[str, tuple[Finds, ...]] = {
    "unit swap": (Finds("break_fee", Reason.VALUES, Suspicion.UNIT_SWAP, "40 million zlotys"),),
    "enterprise value taken": (
        Finds("price", Reason.VALUES, Suspicion.FIELD_SWAP, "CHF 1.46 billion"),
    ),
    "one origin counted twice": (
        Finds("price", Reason.VALUES, Suspicion.ONE_ORIGIN, "1,46 Milliarden Franken"),
    ),
    "Billion for Milliarde": (
        Finds("price", Reason.VALUES, Suspicion.THOUSANDFOLD, "17,4 Billionen schwedische Kronen"),
    ),
    "the price of all given for a part": (
        Finds("price", Reason.VALUES, Suspicion.KEY_SWAP, "5.53 billion zlotys"),
    ),
    "entity swap": (
        Finds("revenue", Reason.VALUES, Suspicion.ENTITY_SWAP, "rund 95 Millionen Franken"),
        Finds("has_status", Reason.TIME, Suspicion.ENTITY_SWAP, "an der Börse notiert"),
    ),
    "impossible sequence": (Finds("shareholder_of", Reason.SEQUENCE, None, "2016"),),
    "digits swapped": (Finds("founded_on", Reason.VALUES, Suspicion.DIGITS, "1962"),),
    "parts that do not add up": (
        Finds("revenue", Reason.SUM, Suspicion.UNIT_OF_A_PART, "CHF 270 million"),
    ),
    "self-contradiction": (Finds("employee_count", Reason.VALUES, Suspicion.SELF_CONFLICT, "840"),),
    "month and day swapped": (
        Finds("signed_on", Reason.VALUES, Suspicion.DAY_MONTH, "am 3. Februar 2025"),
    ),
    "a rate of a weekend": (Finds("price", Reason.RATE, None, "SEK 17.4 billion"),),
    "a name translated | Oliver Schönwetter": (),
    "a name translated | Farnmoor Partner": (
        Finds("advised_by", Reason.SUBJECT, Suspicion.NAMES_ALIKE, "Farnmoor Partner"),
    ),
    "fiscal year taken": (Finds("revenue", Reason.VALUES, Suspicion.KEY_SWAP, "CHF 802 million"),),
    "“only” against a longer list": (
        Finds("negotiated_with", Reason.CLOSED_LIST, None, "verhandelt"),
    ),
    "stages of use out of order": (Finds("adopts", Reason.STAGE_ORDER, None, "it"),),
    "licence": (Finds("licence_status", Reason.VALUES, None, "proprietary"),),
}
"""How each row of the pack's first table begins, and what is found of it.

One person under two names is one entity of the pack, so that no two claims differ.
"""

NONE: dict[str, tuple[str, ...]] = {
    "price about £1.1bn": ("about £1.1 billion", "1,25 Milliarden Franken"),
    "Minorikawa's offer": ("¥205 billion", "1,19 Milliarden Franken"),
    "synergies CHF 45m": (
        "45 Millionen Franken",
        "SEK 530 million",
        "530 Millionen schwedische Kronen",
    ),
    "synergies SEK 530m": (
        "530 Millionen schwedische Kronen",
        "400 Millionen schwedische Kronen",
    ),
    "premium 5 %": ("5 Prozent", "5.04 percent"),
    "premium 5.04 %, 19 %": ("5.04 percent", "19 percent"),
    "break fee CHF 40m and CHF 15m": ("CHF 40 million", "CHF 15 million"),
    "CHF 640m": ("640 Millionen Franken", "610 Millionen Franken", "1,25 Milliarden Franken"),
    "stake 51 %": ("51 Prozent", "49 Prozent"),
    "valued at CHF 1.05bn": ("CHF 1.05 billion", "1,46 Milliarden Franken"),
    "revenue CHF 802m": ("CHF 802 million", "780 Millionen Franken"),
    "about 2,300 employees": ("about 2,300", "2500"),
    "Weko cleared it": ("the deal", "zugestimmt"),
    "UOKiK": ("A deal", "beide Gesuche", "Vallmora’s purchase of Brunnax", "den Kauf"),
    "first step": (
        "bis Ende September 2025",
        "third quarter",
        "the third quarter of 2025",
        "am 30. September 2025",
    ),
    "Almaty": ("rund 21 Millionen Franken", "KZT 12 billion"),
    "Beat Oberlin": ("Konzernchef", "chief executive", "Chef"),
    "Åkerlund": ("chief executive", "CEO", "Vallmora-Chefin"),
    "depot in Wrocław": (
        "the sale of the spare-parts depot in Wrocław",
        "das Ersatzteillager in Breslau zu verkaufen",
    ),
    "“will close the plant” denied": ("it will close the plant", "Das Werk in Posen bleibt"),
    "„Wir bleiben in Winterthur“": ("Wir bleiben in Winterthur", "We are staying in Winterthur"),
    "“With Brunnax we gain …”": (
        "With Brunnax we gain thirty years of service contracts",
        "Mit Brunnax gewinnen wir dreißig Jahre Serviceverträge",
    ),
}
"""How each row of the second table begins, and the values that do not contradict one another."""


async def test_every_error_in_the_articles_is_found() -> None:
    findings = (await judged(BRUNNAX)).findings

    assert _matched(_rows("Errors"), ERRORS) == list(ERRORS)
    assert not [
        f"{error}: {expected}"
        for error, finds in ERRORS.items()
        for expected in finds
        if not expected.among(findings)
    ]


async def test_no_difference_that_is_none_is_taken_for_a_contradiction() -> None:
    pack = await judged(BRUNNAX)
    said = _words(pack.records)
    held = [(_words(each.one), _words(each.other)) for each in pack.findings if each.open]

    assert _matched(_rows("Differences that are none"), NONE) == list(NONE)
    assert not [each for values in NONE.values() for each in values if each not in said]
    assert not [
        f"{row}: {one}, {other}"
        for row, values in NONE.items()
        for one, other in permutations(values, 2)
        if any(one in mine and other in theirs for mine, theirs in held)
    ]


def _words(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.claim.value.words for record in records)


def _rows(heading: str) -> list[str]:
    """Return the rows of a table of the pack's page."""
    page = (BRUNNAX / "README.md").read_text("utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.removeprefix("| ") for line in section.splitlines() if line.startswith("| ")]
    return rows[1:]


def _matched(rows: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return what each row begins with, the most of what is known, or the row itself."""
    longest = sorted(known, key=len, reverse=True)
    return [next((each for each in longest if row.startswith(each)), row) for row in rows]
