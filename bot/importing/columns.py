"""What the columns of a table mean, as an argument: `Firma=company; Volumen=amount`."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.lines import listed
from bot.problems import Problem, ProblemError
from bot.suggestions import Typed
from store.importing.columns import Given, UnknownMeaningError, read_given
from store.importing.meanings import Meaning


@dataclass(frozen=True, slots=True)
class ColumnsType(Typed):
    """Headings, each with what it means."""

    async def read(self, text: str, desk: Desk) -> tuple[Given, ...]:
        """Return what is said of each heading, or raise ProblemError with the words there are."""
        del desk
        try:
            return read_given(text)
        except UnknownMeaningError as error:
            places = (
                ("text", Verbatim(str(error))),
                ("words", listed([Verbatim(each) for each in Meaning])),
            )
            raise ProblemError(Problem("unknown-meaning", places)) from None


COLUMNS = ColumnsType()
