"""Numbers written in digits, and what their points and commas may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = 24
"""The longest number that is read, in digits; arithmetic with longer ones would round."""

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:X[0-9]{3})+")
_DECIMAL_SIGN = {"de": ",", "en": "."}
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and the weight of the last digit that was written of it."""

    amount: Decimal
    place: Decimal = _ONE

    def times(self, factor: Decimal) -> Number:
        """Return the number of a magnitude: 1.25 × 1e9."""
        return Number(plain(self.amount * factor), plain(self.place * factor))


def plain(amount: Decimal) -> Decimal:
    """Return the same number without an exponent and without idle zeros behind the point."""
    if amount == amount.to_integral_value():
        return amount.quantize(_ONE)
    return amount.normalize()


def numeral(text: str, language: str, *, scaled: bool) -> tuple[Number, ...]:
    """Return all numbers that written digits can be in a language, its own habit first.

    `scaled` says that a magnitude or a percent sign follows. Nobody writes a thousand billion
    with a foreign separator, so a language's own decimal sign is one there: "1.250bn". Standing
    alone it may also be the other language's group of thousands: "1.500" in English.
    """
    separators = [sign for sign in text if not sign.isdigit()]
    if len(text) - len(separators) > DIGITS:
        return ()
    if not separators:
        return (Number(Decimal(text)),)
    last = separators[-1]
    if last not in ".,":
        return _grouped(text)
    if len(set(separators)) > 1:
        whole, _, fraction = text.rpartition(last)
        return tuple(_decimal(str(part.amount), fraction) for part in _grouped(whole))
    if len(separators) > 1:
        return _grouped(text)
    whole, _, fraction = text.partition(last)
    as_decimal = _decimal(whole, fraction)
    as_groups = _grouped(text)
    if last != _DECIMAL_SIGN[language]:
        return as_groups or (as_decimal,)
    return (as_decimal,) if scaled else (as_decimal, *as_groups)


def _grouped(text: str) -> tuple[Number, ...]:
    """Read groups of thousands; one sign parts them all, though spaces come in three widths."""
    signs = {" " if sign.isspace() else sign for sign in text if not sign.isdigit()}
    if not signs:
        return (Number(Decimal(text)),)
    uniform = re.sub(r"[^0-9]", "X", text)
    if len(signs) > 1 or not _THOUSANDS.fullmatch(uniform):
        return ()
    return (Number(Decimal(uniform.replace("X", ""))),)


def _decimal(whole: str, fraction: str) -> Number:
    return Number(Decimal(f"{whole}.{fraction}"), _ONE.scaleb(-len(fraction)))
