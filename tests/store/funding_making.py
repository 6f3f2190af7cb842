"""A table of funding rounds as people keep them, with every quirk and what is right about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from store.importing.faults import Why

HEADINGS = (
    "Unternehmen", "Runde", "Datum", "Betrag", "Investoren", "Hauptinvestor", "Bewertung",
    "Webseite",
)  # fmt: skip
ROUNDS = (
    ("Pre-Seed", "Preseed"), ("Seed", "Seed-Runde"), ("Serie A", "Series A", "A-Runde"),
    ("Series B", "Serie-B-Runde", "Serie B"),
)  # fmt: skip
FUNDS = ("Höchst Kapital", "Café Ventures", "Nordwand Partners, Inc.", "Çelik & Söhne", "Blue Yard")
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
          "Oktober", "November", "Dezember")  # fmt: skip
FIRST_DAY, DAYS = date(2013, 1, 7), 4_000
_SYLLABLES = [first + second for first in "bdfgklmnprstvwz" for second in "aeiouäöü"]

WRONG: tuple[tuple[Why, dict[str, str]], ...] = (
    (Why.AMBIGUOUS_NUMBER, {"Betrag": "1.500 €"}),
    (Why.AMBIGUOUS_NUMBER, {"Betrag": "$2,750"}),
    (Why.NEGATIVE, {"Betrag": "-3 Mio. €"}),
    (Why.UNREADABLE_NUMBER, {"Betrag": "drei Säcke"}),
    (Why.AMBIGUOUS_DATE, {"Datum": "02/03/2024"}),
    (Why.DAY_NUMBER, {"Datum": "44317"}),
    (Why.NO_SUCH_DAY, {"Datum": "31.2.2021"}),
    (Why.NO_YEAR, {"Datum": "3. Mai"}),
    (Why.UNREADABLE_DATE, {"Datum": "bald"}),
    (Why.NO_COMPANY, {"Unternehmen": ""}),
    (Why.NO_NAME, {"Unternehmen": "???!"}),
    (Why.UNEVEN, {"Webseite": "a;b;c"}),
)
"""Cells that nobody can be sure of, and why."""

Cells = dict[str, str]


@dataclass(slots=True)
class Truth:
    """What is right: the lines that are wrong and why, those said twice, the sums by currency."""

    wrong: dict[int, Why] = field(default_factory=dict)
    twice: dict[int, int] = field(default_factory=dict)
    sums: dict[str, Decimal] = field(default_factory=dict)
    undisclosed: int = 0
    rows: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A file, and the truth about it."""

    data: bytes
    truth: Truth


def funding(rows: int, seed: int, *, wrong: bool = True) -> Made:
    """Make a file of some rows; without `wrong`, those that cannot be read are left out."""
    chance = Random(f"funding {seed}")
    truth = Truth()
    lines = ["Finanzierungsrunden, Stand Herbst 2024", "", ";".join(HEADINGS)]
    for number, cells in enumerate(_rows(rows, chance)):
        if chance.random() < 0.02:
            lines.append("" if chance.random() < 0.5 else ";" * (len(HEADINGS) - 1))
        told = dict(cells.written)
        if wrong and number % 97 == 50:
            why, spoilt = WRONG[number // 97 % len(WRONG)]
            told |= spoilt
            truth.wrong[len(lines) + 1] = why
        else:
            truth.sums[cells.currency] = truth.sums.get(cells.currency, Decimal(0)) + cells.amount
            truth.undisclosed += cells.undisclosed
        lines.append(_line(told))
        truth.rows += 1
        if number % 41 == 7 and len(lines) not in truth.wrong:
            truth.twice[len(lines) + 1] = len(lines)
            lines.append(_line(told | {"Unternehmen": told["Unternehmen"].upper()}))
            truth.rows += 1
    lines.append(_line({"Unternehmen": "Summe", "Betrag": "123.456.789,00"}))
    truth.total = len(lines)
    return Made("\r\n".join((*lines, "")).encode("cp1252"), truth)


@dataclass(frozen=True, slots=True)
class _Cells:
    written: Cells
    currency: str
    amount: Decimal
    undisclosed: bool


def _rows(rows: int, chance: Random) -> Iterator[_Cells]:
    for number in range(rows):
        company, stage = divmod(number, len(ROUNDS))
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        amount, written, currency = _amount(chance)
        leads = chance.random() < 0.3
        others = chance.sample(FUNDS, k=chance.randrange(3))
        cells = {
            "Unternehmen": _name(company),
            "Runde": chance.choice(ROUNDS[stage]),
            "Datum": _date(day, chance),
            "Betrag": written,
            "Investoren": "|".join(others) if len(others) > 1 else "".join(others),
            "Hauptinvestor": f"Fonds {chance.randrange(40)} KG" if leads else "",
            "Webseite": "https://example.com",
        }
        yield _Cells(cells, currency, amount, amount == 0)


def _name(number: int) -> str:
    chance = Random(f"company {number}")
    return "".join(chance.choices(_SYLLABLES, k=7)).title() + " GmbH"


def _date(day: date, chance: Random) -> str:
    month = MONTHS[day.month - 1]
    return chance.choice(
        (
            day.isoformat(),
            f"{day.day}.{day.month}.{day.year}",
            f"{day:%d.%m.%y}",
            f"{month} {day.year}",
            f"{day:%B} {day.year}",
            f"{day.day}. {month} {day.year}",
            f"{day:%B} {day.day}, {day.year}",
            f"Q{(day.month - 1) // 3 + 1} {day.year}",
            f"Anfang {day.year}",
            str(day.year),
            "",
        )
    )


def _amount(chance: Random) -> tuple[Decimal, str, str]:
    """Return a sum, how somebody writes it, and its currency."""
    tenths = chance.randrange(11, 990)
    while tenths % 10 == 0:
        tenths += 1
    exact = tenths * 100_000
    point, comma = f"{tenths / 10:.1f}", f"{tenths / 10:.1f}".replace(".", ",")
    grouped = f"{exact:,}"
    dotted, swiss = grouped.replace(",", "."), grouped.replace(",", "'")
    return chance.choice(
        (
            (Decimal(exact), f"€{comma} Mio.", "EUR"),
            (Decimal(exact), f"{comma} Mio. €", "EUR"),
            (Decimal(exact), f"{dotted} €", "EUR"),
            (Decimal(exact), f"{dotted},00 EUR", "EUR"),
            (Decimal(exact), f"${point}M", "USD"),
            (Decimal(exact), f"{grouped} USD", "USD"),
            (Decimal(exact), f"${point} million", "USD"),
            (Decimal(tenths * 1_000_000), f"GBP {tenths}m", "GBP"),
            (Decimal(exact), f"CHF {swiss}", "CHF"),
            (Decimal(0), "nicht genannt", "EUR"),
            (Decimal(0), "undisclosed", "EUR"),
            (Decimal(0), "k. A.", "EUR"),
        )
    )


def _line(cells: Cells) -> str:
    return ";".join(cells.get(heading, "") for heading in HEADINGS)
