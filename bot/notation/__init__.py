"""Print values as people write them; `store.reading` reads back whatever is printed here."""

from bot.notation.dates import print_date, type_day
from bot.notation.figures import print_count, print_share
from bot.notation.money import print_money

__all__ = ["print_count", "print_date", "print_money", "print_share", "type_day"]
