"""What lets two claims with different values both be right: another time, scope, voice, footing."""

from __future__ import annotations

from store.agreement.normal import normal
from store.agreement.times import apart, before, long_apart, moment, told_at
from store.agreement.verdicts import Reason
from store.base import Record
from store.claims import Claim, Modality, Source
from store.fields import FIELDS, Holds
from store.values import Count, Money, PartialDate, Share, Text, Value

OPINIONS = frozenset(
    ("compared_to", "capability", "limitation", "advantage", "characterised_as", "recognised_as")
)
"""Fields in which people judge: what somebody quoted holds contradicts nobody's report."""

FIGURES = (Money, Share, Count, PartialDate)

TYING = ("round", "occasion", "instrument")
"""What shows that two payments are one."""


def excuse(one: Record, other: Record, published: tuple[Source, Source]) -> Reason | None:
    """Return why two claims whose values exclude each other may still both be right, or None.

    `published` are their sources, in this order.
    """
    mine, theirs = one.claim, other.claim
    return (
        footing(mine, theirs, published)
        or circumstance(one, other, published)
        or _revised(mine, theirs, published)
    )


def circumstance(one: Record, other: Record, published: tuple[Source, Source]) -> Reason | None:
    """Return the circumstance in which two claims differ: when, of which round, what is meant.

    A time that is taken from the publication alone stands behind what the claims say themselves.
    """
    mine, theirs = one.claim, other.claim
    if mine.field != theirs.field:
        return _scope(mine, theirs) or _time(one, other, published)
    return (
        (Reason.TIME if apart(told_at(mine), told_at(theirs)) else None)
        or _other_than("round", mine, theirs, Reason.ROUND)
        or _occasion(mine, theirs)
        or _scope(mine, theirs)
        or _time(one, other, published)
        or _other_than("party", mine, theirs, Reason.PARTY)
        or _another(mine, theirs)
    )


def elsewhere(one: Record, other: Record, published: tuple[Source, Source]) -> Reason | None:
    """Return what shows that two claims are of two things, so that equal figures prove nothing."""
    mine, theirs = one.claim, other.claim
    return _time(one, other, published) or _other_than("round", mine, theirs, Reason.ROUND)


def footing(mine: Claim, theirs: Claim, published: tuple[Source, Source]) -> Reason | None:
    """Return why what was said on different footings does not meet: an image, a guess, a view."""
    modalities = {mine.modality, theirs.modality}
    if Modality.RHETORICAL in modalities:
        return Reason.FIGURE_OF_SPEECH
    if Modality.FORECAST in modalities and _forecasts_differ(mine, theirs):
        return Reason.FORECAST
    if _supposed_before(mine, theirs, published):
        return Reason.SUPPOSITION
    if mine.field in OPINIONS and (mine.speaker or theirs.speaker):
        return Reason.OPINION
    return None


def _forecasts_differ(mine: Claim, theirs: Claim) -> bool:
    """Say whether a forecast stands beside what came of it, or beside another's forecast."""
    return mine.modality is not theirs.modality or mine.speaker != theirs.speaker


def _revised(mine: Claim, theirs: Claim, published: tuple[Source, Source]) -> Reason | None:
    """Return FORECAST where somebody foretells something else than before."""
    both = mine.modality is theirs.modality is Modality.FORECAST
    later = apart(published[0].published, published[1].published)
    return Reason.FORECAST if both and later else None


def _supposed_before(mine: Claim, theirs: Claim, published: tuple[Source, Source]) -> bool:
    """Say whether a figure was only supposed before somebody gave another plainly."""
    if not isinstance(mine.value, FIGURES) or mine.modality is theirs.modality:
        return False
    first, second = published[0].published, published[1].published
    if mine.modality is Modality.SUPPOSED:
        return before(first, second)
    return theirs.modality is Modality.SUPPOSED and before(second, first)


def _scope(mine: Claim, theirs: Claim) -> Reason | None:
    """Return SCOPE where a claim says of what it speaks and the other does not say the same.

    Where both say it in words of two languages nobody knows whether these mean the same.
    """
    meant = ({normal(each) for each in values(claim, "scope")} for claim in (mine, theirs))
    one, other = meant
    return Reason.SCOPE if one != other else None


def _time(one: Record, other: Record, published: tuple[Source, Source]) -> Reason | None:
    """Return TIME where what can change is told at two times.

    A publication dates it only roughly: from one day to the next it is no other thing.
    """
    told = told_at(one.claim), told_at(other.claim)
    if all(told):
        return Reason.TIME if apart(*told) else None
    times = moment(one, published[0]), moment(other, published[1])
    return Reason.TIME if long_apart(*times) else None


def _other_than(name: str, mine: Claim, theirs: Claim, reason: Reason) -> Reason | None:
    """Return `reason` where both claims name a circumstance and name different ones."""
    ours = {normal(each) for each in values(mine, name)}
    if not ours:
        return None
    others = {normal(each) for each in values(theirs, name)}
    return reason if others and not ours & others else None


def _occasion(mine: Claim, theirs: Claim) -> Reason | None:
    """Return OCCASION where claims are of different occasions.

    An occasion told in a source's own words is no name that another source could use; of what can
    be different at another time, such words alone tell that it is meant of a time of its own.
    """
    if different := _other_than("occasion", mine, theirs, Reason.OCCASION):
        return different
    changes = FIELDS[mine.field].holds is Holds.AT_A_TIME
    words = [
        isinstance(each, Text) for claim in (mine, theirs) for each in values(claim, "occasion")
    ]
    return Reason.OCCASION if changes and len(words) == 1 and all(words) else None


def _another(mine: Claim, theirs: Claim) -> Reason | None:
    """Return ANOTHER where payments may be two, since nothing shows that they are one."""
    if FIELDS[mine.field].holds is not Holds.EACH_TIME:
        return None
    ours, others = (
        {(name, normal(each)) for name in TYING for each in values(claim, name)}
        for claim in (mine, theirs)
    )
    times = told_at(mine), told_at(theirs)
    same_time = bool(times[0] and times[1] and times[0].overlaps(times[1]))
    return None if ours & others or same_time else Reason.ANOTHER


def values(claim: Claim, name: str) -> tuple[Value, ...]:
    """Return every value of a circumstance of a claim."""
    return tuple(each.value for each in claim.qualifiers if each.name == name)
