"""Names that a slip of the pen parts are found among very many, whatever the names are."""

from __future__ import annotations

from store.claims import Entity, Kind
from store.importing.likenesses import SHARED, alike
from tests.contracts.facts import entity
from tests.memory import measured


def company(number: int, name: str) -> Entity:
    return entity(Kind.COMPANY, f"company-{number}", name)


def test_one_slip_is_found_among_many_names() -> None:
    many = [company(number, f"{'abcdefghij'[number % 10] * 9}{number:04}") for number in range(900)]
    slips = [company(9_000, "Northwind Traders"), company(9_001, "Nortwhind Traders")]

    [(found, others)] = alike([*many, *slips], [])

    assert (found, others) == (slips[1], (slips[0],))


def test_names_of_other_figures_and_short_names_are_others() -> None:
    names = ("Northwind 1", "Northwind 2", "Acme 1", "Axme 1", "Acmes 1")

    assert list(alike(map(company, range(9), names), [])) == []


def test_long_names_take_no_more_memory_than_there_are_letters() -> None:
    names = [company(number, f"{number:03} {'ab' * 90}") for number in range(300)]

    with measured() as memory:
        assert list(alike(names, [])) == []

    assert memory.most < 1_000_000


def test_of_names_that_all_are_nearly_the_same_some_are_told() -> None:
    names = [company(number, f"Northwind{chr(0x4E00 + number)}Traders") for number in range(600)]

    told = list(alike(names, []))

    assert len(told) == len(names) - 1
    assert max(len(others) for _, others in told) <= 2 * SHARED
