"""What decides over an answer, to save it or to take it back, stands on each of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings

from bot.document import Action, Actions, Fields, Paragraph, Reply, Row, Run, Sources
from bot.layout import Cost, Part, lay_out
from tests.bot.strategies import replies
from tests.contracts.surface import counts_what_is_left, keeps_to_its_budget, offers_the_rest

SAVE = Actions((Action((Run("Save"),), "save A"), Action((Run("Back"),), "help")), throughout=True)
ROWS = Fields(tuple(Row((Run("row"),), ((Run(str(each)),),)) for each in range(20)))


@dataclass(frozen=True)
class Lines:
    """Draws whatever there is, and counts rows."""

    budget: Cost = (8,)

    def cost(self, part: Part) -> Cost:
        match part:
            case Fields(rows=rows) | Sources(rows=rows):
                return (sum(max(len(row.lines), 1) for row in rows),)
            case _:
                return (1,)


@dataclass(frozen=True)
class Unbuttoned:
    """Draws the same but for buttons."""

    budget: Cost = (8,)

    def cost(self, part: Part) -> Cost | None:
        return None if isinstance(part, Actions) else Lines().cost(part)


def test_a_long_preview_can_be_saved_from_each_of_its_pages() -> None:
    pages = lay_out(Reply((Run("rows.csv"),), (ROWS, SAVE)), Lines(), "en")

    assert len(pages) > 2
    assert all(SAVE in page.parts for page in pages)
    assert pages[0].parts.index(SAVE) == len(pages[0].parts) - 2


def test_what_fits_one_page_is_decided_on_where_it_ends() -> None:
    note = Paragraph((Run("Nothing is saved yet."),))

    (page,) = lay_out(Reply((), (note, SAVE)), Lines(), "en")

    assert page.parts == (note, SAVE)


def test_where_there_are_no_buttons_the_commands_stand_once() -> None:
    pages = lay_out(Reply((), (ROWS, SAVE)), Unbuttoned(), "en")

    said = [part for page in pages for part in page.parts if isinstance(part, Paragraph)]
    assert sum("Save" in "".join(run.text for run in part.line) for part in said) == 1


@given(reply=replies())
@settings(max_examples=50)
def test_pages_hold_their_budget_with_it(reply: Reply[Run]) -> None:
    decided = Reply(reply.title, (*reply.blocks, SAVE), reply.aside)

    pages = lay_out(decided, Lines(), "en")

    keeps_to_its_budget(pages, Lines())
    counts_what_is_left(decided, pages)
    offers_the_rest(pages)
    assert all(SAVE in page.parts for page in pages)
