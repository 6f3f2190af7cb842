"""Whether a place, or a person, still has room for what is to be told there."""

from __future__ import annotations

from collections.abc import Iterable

from store.subscribed import Subscription


def rival(one: Subscription, other: Subscription) -> bool:
    """Say whether two are of one kind and told in one place, or to one person alone."""
    if one.what is not other.what or one.alone is not other.alone:
        return False
    return one.person == other.person if one.alone else one.place == other.place


def same(one: Subscription, other: Subscription) -> bool:
    """Say whether two rivals tell the same."""
    return _said(one) == _said(other)


def _said(each: Subscription) -> tuple[str | None, ...]:
    return each.place, each.about, each.field, each.rule, each.zone, each.language


def known(wanted: Subscription, rivals: Iterable[Subscription]) -> Subscription | None:
    """Return the rival that tells the same already, the oldest of several."""
    alike = (each for each in rivals if same(each, wanted))
    return min(alike, key=lambda each: each.number, default=None)
