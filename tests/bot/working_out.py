"""What answers worked out, worked out again from the claims they name and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.leaves import Rule
from bot.rates import shipped
from store.base import Record
from store.resolve import identity
from store.values import Count, Figure, Hedge, Money, PartialDate, Share

ROUNDED = Decimal("0.05")
"""How far a sum in another currency may be from the exact one: two digits are shown at least."""


def worked_out(
    rule: Rule, value: Money | Share | Count | PartialDate, records: Sequence[Record]
) -> bool:
    match rule, value:
        case Rule.SUM, Money(figure=Figure() as figure):
            return _sum(figure, value.currency, records)
        case Rule.RATES, Money(figure=Figure() as figure, currency=str(currency)):
            return _at_rates(figure, currency, records)
        case Rule.MEANT, Money(figure=Figure() as figure, currency=str(currency)):
            return _meant(figure, currency, records)
        case Rule.FIXED, PartialDate(earliest=first, latest=last) if first and last:
            found = shipped().between("EUR", "USD", first, last)
            return found is not None and found.last == last
        case Rule.ALLOWED, PartialDate():
            dates = [each.claim.value for each in records]
            known = [each for each in dates if isinstance(each, PartialDate)]
            firsts = [each.earliest for each in known if each.earliest]
            lasts = [each.latest for each in known if each.latest]
            return (value.earliest, value.latest) == (max(firsts), min(lasts))
        case _:
            return False


def _sum(figure: Figure, currency: str | None, records: Sequence[Record]) -> bool:
    parts = {identity(each.claim): each.claim.value for each in records}
    sums = [each for each in parts.values() if isinstance(each, Money) and each.figure]
    if all(each.currency == currency for each in sums):
        added = sum((each.figure.amount for each in sums if each.figure), Decimal(0))
        return len(sums) > 1 and figure.hedge is Hedge.EXACT and figure.amount == added
    return len(sums) > 1 and figure.hedge is Hedge.BETWEEN


def _meant(figure: Figure, currency: str, records: Sequence[Record]) -> bool:
    """Say whether a range is the sum of the claims, said in a currency that the ECB fixes."""
    amounts = {
        each.claim.value.figure.amount
        for each in records
        if isinstance(each.claim.value, Money) and each.claim.value.figure
    }
    (amount,) = amounts
    low, high = figure.amount / amount, (figure.upper or figure.amount) / amount
    return currency in {"EUR", "USD", "CHF"} and Decimal("0.5") < low <= high < Decimal(2)


def _at_rates(figure: Figure, currency: str, records: Sequence[Record]) -> bool:
    """Say whether each end is the sum at some fixing of the years around its claims."""
    ends = (figure.amount, figure.upper or figure.amount)
    for record in records:
        value, when = record.claim.value, record.claim.valid
        if not isinstance(value, Money) or value.figure is None or value.currency is None:
            return False
        if when is None or when.earliest is None or when.latest is None:
            continue
        fixed = shipped().between(value.currency, currency, when.earliest, when.latest)
        exact = (fixed.low, fixed.high) if fixed else ()
        wanted = [value.figure.amount * rate for rate in exact]
        if any(abs(a / b - 1) > ROUNDED for a, b in zip(ends, wanted, strict=False)):
            return False
    return True
