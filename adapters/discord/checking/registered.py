"""Whether Discord knows the commands as they are declared here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from adapters.discord.checking.asked import Api
from adapters.discord.register import Json, commands
from adapters.findings import Finding, ok, warning, wrong
from adapters.unanswered import NoAnswerError

ABOUT = "commands"

FIRST = "The first start tells Discord of them; after that, `dealbrief discord sync` does"

SYNC = "Run `dealbrief discord sync`; a start tells of them only where they changed since the last"


async def known(api: Api, application: str) -> Finding:
    """Tell whether the commands that are registered are those that are declared."""
    try:
        said = await api.get(f"/applications/{application}/commands", with_localizations="true")
    except NoAnswerError as error:
        return wrong(ABOUT, error.found, error.fix, passes=error.passes)
    there = [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []
    if not there:
        return warning(ABOUT, "none is registered", FIRST)
    declared = commands()
    off = sorted({*_off(declared, there), *_names(there).keys() - _names(declared).keys()})
    if off:
        return warning(ABOUT, f"{_listed(off)} registered otherwise than declared", SYNC)
    return ok(ABOUT, f"{len(declared)} are registered as they are declared")


def _off(declared: Iterable[Json], there: Iterable[Json]) -> Iterable[str]:
    """Yield the names of what is declared and not there, or there otherwise."""
    named = _names(there)
    return (
        name
        for name, each in _names(declared).items()
        if name not in named or not _holds(named[name], each)
    )


def _names(found: Iterable[Json]) -> Mapping[str, Json]:
    return {str(each.get("name")): each for each in found}


def _holds(there: object, declared: object) -> bool:
    """Say whether what is there says all that is declared; Discord adds to it and leaves out."""
    match declared, there:
        case dict(), dict():
            return all(_holds(there.get(key), each) for key, each in declared.items())
        case list(), list():
            pairs = zip(there, declared, strict=False)
            return len(there) == len(declared) and all(_holds(*each) for each in pairs)
        case _:
            return declared == there or not (declared or there)


def _listed(names: list[str]) -> str:
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"
