"""The round that a fact names: whose it is, and in which words its source says so.

Many rounds are called alike, and nobody's is taken silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.desk import Desk
from bot.document import Note, Tone
from bot.editing.quoted import companies_in, standing
from bot.leaves import Leaf, Named, Verbatim, Words
from bot.lines import label, listed
from bot.namesakes import UNKNOWN, Round, of_company, rounds_of, rounds_of_companies
from bot.problems import Problem, ProblemError
from store.claims import Claim, ClaimId, Entity, Kind, Qualifier
from store.fields import qualifiers_of
from store.importing.rounds import is_series, round_slug, rounds_named
from store.names import holds, names_of
from store.rounds import OF_COMPANIES, OF_INVESTORS
from store.values import EntityId, EntityRef


@dataclass(frozen=True, slots=True)
class Saying:
    """Which claim may name a round, and in which words.

    `held` says that the round is held against the quote: words of an editor's own message, and of
    what was saved before, are not. `instead_of` is the claim in whose place it is said.
    """

    claim: Claim
    quote: str
    held: bool
    instead_of: ClaimId | None = None


@dataclass(frozen=True, slots=True)
class InRound:
    """What goes with a fact that names a round.

    `circumstances` are the round itself, where it is not the value, and whose it is, where the
    field takes that and it is known; `doubts` are to be looked at before they are saved. `made` is
    the round where nothing was recorded of it yet.
    """

    circumstances: tuple[Qualifier, ...] = ()
    doubts: tuple[Note[Leaf], ...] = ()
    made: tuple[Entity, ...] = ()


async def in_round(saying: Saying, named: Entity | None, desk: Desk) -> InRound:
    """Return what goes with a claim for the round that was `named`, or else that is its value.

    Raises ProblemError where the field is of no round, where the round is another company's, and
    where the quote names another round.
    """
    claim = saying.claim
    taken = qualifiers_of(claim.field)
    if named and "round" not in taken:
        raise ProblemError(Problem("no-round", (("field", label(claim.field)),), at="round"))
    told = named or await _valued(claim, desk)
    if told is None or told.kind is not Kind.ROUND:
        return InRound()
    but = frozenset({saying.instead_of} if saying.instead_of else ())
    whose = (await rounds_of((told,), desk, but)).get(told.id, UNKNOWN)
    await _check_whose(told, whose, claim, desk)
    companies = await companies_in(saying.quote, desk)
    companies.pop(claim.subject, None)
    company = _company(whose, companies)
    raiser = company.id if company else None
    owner = claim.subject if claim.field in OF_COMPANIES else raiser
    words = _words(told, saying.quote)
    doubts = list(_doubts(told, claim, whose, companies, desk))
    if saying.held and not words:
        await _check_words(told, owner, saying.quote, "round" if named else "value", desk)
        doubts.insert(0, _warning("fact-round-unquoted", told))
    tied = [Qualifier("round", EntityRef(told.id, words))] if named else []
    if company and "company" in taken:
        tied.append(Qualifier("company", EntityRef(company.id, _called(company, saying.quote))))
    circumstances = tuple(sorted(tied, key=lambda each: each.name))
    known = await desk.workspace.entity(told.id, upto=desk.upto)
    made = () if known and not known.withdrawn else (told,)
    return InRound(circumstances, tuple(doubts), made)


async def _valued(claim: Claim, desk: Desk) -> Entity | None:
    value = claim.value if claim.field in OF_INVESTORS else claim.qualifier("round")
    if not isinstance(value, EntityRef):
        return None
    return await desk.workspace.entity(value.entity, upto=desk.upto)


async def _check_whose(told: Entity, whose: Round, claim: Claim, desk: Desk) -> None:
    """Raise ProblemError where what is said of a company names a round of others."""
    others = whose.companies
    if claim.field not in OF_COMPANIES or not others:
        return
    about = await desk.workspace.entity(claim.subject, upto=desk.upto)
    if about is None or about.id in {each.id for each in others}:
        return
    own = of_company(told, about, desk.language)
    places = (
        ("round", Named(told)),
        ("others", listed([Named(each) for each in others])),
        ("company", Named(about)),
        ("own", Verbatim(own)),
    )
    raise ProblemError(Problem("round-of-another", places, at="round", spellings=(own,)))


async def _check_words(
    told: Entity, owner: EntityId | None, quote: str, at: str, desk: Desk
) -> None:
    """Raise ProblemError where a quote names another series, or another round of the same owner."""
    series = rounds_named(quote)
    slugs = {round_slug(each) for each in names_of(told)}
    rivals = await _slugs_of(owner, desk) if owner else frozenset()
    other = next(
        (said for slug, said in series.items() if slug in rivals or any(map(is_series, slugs))),
        None,
    )
    if other:
        places = (("round", Named(told)), ("other", Verbatim(other)))
        raise ProblemError(Problem("other-round-quoted", places, at=at))


async def _slugs_of(company: EntityId, desk: Desk) -> frozenset[str]:
    """Return how the known rounds of a company are called."""
    rounds = await rounds_of_companies(frozenset({company}), desk)
    return frozenset(round_slug(name) for each in rounds for name in names_of(each))


def _words(told: Entity, quote: str) -> str:
    """Return how a quote calls a round, `""` where it does not name it."""
    own = {round_slug(each) for each in names_of(told)}
    said = (words for slug, words in rounds_named(quote).items() if slug in own)
    written = (standing(each, quote) or "" for each in names_of(told))
    return max((*written, *said), key=len, default="")


def _called(company: Entity, quote: str) -> str:
    """Return how a quote calls a company, `""` where it does not name it."""
    names = (each for each in names_of(company) if holds(quote, each))
    return max((standing(each, quote) or "" for each in names), key=len, default="")


def _company(whose: Round, quoted: Mapping[EntityId, Entity]) -> Entity | None:
    """Return whose a round is, as claims tell; where they do not, the only one that is quoted."""
    among = [each for each in whose.companies if each.id in quoted] or list(quoted.values())
    return whose.company or (among[0] if len(among) == 1 else None)


def _doubts(
    told: Entity, claim: Claim, whose: Round, quoted: Mapping[EntityId, Entity], desk: Desk
) -> Iterator[Note[Leaf]]:
    """Yield whose a round is, where nothing that was typed says so, or it names somebody else.

    A round of who is a party to the deal at hand is meant there.
    """
    company = _company(whose, quoted)
    if claim.field in OF_COMPANIES or company is None:
        return
    parties = desk.deal.deal.parties if desk.deal else ()
    if not whose.companies:
        yield _warning("fact-round-becomes", told, ("company", Named(company)))
    elif quoted and company.id not in quoted:
        others = listed([Named(each) for each in quoted.values()])
        yield _warning("fact-others-quoted", told, ("company", Named(company)), ("others", others))
    elif not (company.id in parties or _is_typed(company, desk)):
        yield _warning("fact-whose-round", told, ("company", Named(company)))


def _warning(word: str, told: Entity, *places: tuple[str, Leaf]) -> Note[Leaf]:
    return Note(Tone.WARNING, (Words(word, (("round", Named(told)), *places)),))


def _is_typed(company: Entity, desk: Desk) -> bool:
    typed = " ".join((desk.call.text, *(words for _, words in desk.call.options)))
    return any(holds(typed, name) for name in names_of(company))
