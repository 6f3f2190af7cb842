"""The words for days and times of a schedule, in both languages at once."""

from __future__ import annotations

from enum import StrEnum

from cronsim import CronSim

from store.reading.lexicon import Lexicon


class Often(StrEnum):
    """How often, where no day says more."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    HOURLY = "hourly"


class Part(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    MIDNIGHT = "midnight"


def _dotted(*short: str) -> tuple[str, ...]:
    return (*short, *(f"{each}." for each in short))


OFTEN = Lexicon(
    {
        Often.DAILY: (
            "daily", "every day", "each day", "everyday",
            "täglich", "jeden Tag", "alle Tage", "tagtäglich", *_dotted("tgl"),
        ),
        Often.WEEKDAYS: (
            "weekday", "weekdays", "workday", "workdays", "working day", "working days",
            "business day", "business days",
            "werktags", "Werktag", "Werktage", "Werktagen", "werktäglich", "wochentags",
            "Wochentag", "Wochentage", "Wochentagen", "arbeitstags", "Arbeitstag", "Arbeitstage",
            "Arbeitstagen", "arbeitstäglich", "unter der Woche",
        ),
        Often.WEEKENDS: ("weekend", "weekends", "Wochenende", "Wochenenden", "Wochenends"),
        Often.WEEKLY: (
            "weekly", "every week", "each week", "once a week", "a week",
            "wöchentlich", "jede Woche", "einmal die Woche", "einmal pro Woche",
            "einmal in der Woche",
        ),
        Often.MONTHLY: (
            "monthly", "every month", "each month", "of the month", "of each month",
            "of every month", "in the month", "in each month", "once a month",
            "monatlich", "jeden Monat", "jedes Monats", "des Monats", "eines jeden Monats",
            "eines Monats", "im Monat", "in jedem Monat", "einmal im Monat",
        ),
        Often.HOURLY: ("hourly", "every hour", "each hour", "stündlich", "jede Stunde"),
    }
)  # fmt: skip

PARTS = Lexicon(
    {
        Part.MORNING: (
            "morning", "mornings", "in the morning",
            "morgens", "jeden Morgen", "am Morgen", "früh", "frühmorgens", "vormittags",
            "am Vormittag", "jeden Vormittag",
        ),
        Part.NOON: ("noon", "midday", "mittags", "Mittag", "am Mittag", "jeden Mittag"),
        Part.AFTERNOON: (
            "afternoon", "afternoons", "in the afternoon",
            "nachmittags", "am Nachmittag", "jeden Nachmittag",
        ),
        Part.EVENING: (
            "evening", "evenings", "in the evening", "abends", "am Abend", "jeden Abend",
        ),
        Part.MIDNIGHT: ("midnight", "Mitternacht", "mitternachts"),
    }
)  # fmt: skip

DAYS = Lexicon(
    {
        0: ("Sunday", "Sundays", "Sonntag", "Sonntags", "Sonntage", "Sonntagen",
            *_dotted("Sun", "Su", "So")),
        1: ("Monday", "Mondays", "Montag", "Montags", "Montage", "Montagen",
            *_dotted("Mon", "Mo")),
        2: ("Tuesday", "Tuesdays", "Dienstag", "Dienstags", "Dienstage", "Dienstagen",
            *_dotted("Tue", "Tues", "Tu", "Di")),
        3: ("Wednesday", "Wednesdays", "Mittwoch", "Mittwochs", "Mittwoche", "Mittwochen",
            *_dotted("Wed", "We", "Mi")),
        4: ("Thursday", "Thursdays", "Donnerstag", "Donnerstags", "Donnerstage", "Donnerstagen",
            *_dotted("Thu", "Thur", "Thurs", "Th", "Do")),
        5: ("Friday", "Fridays", "Freitag", "Freitags", "Freitage", "Freitagen",
            *_dotted("Fri", "Fr")),
        6: ("Saturday", "Saturdays", "Samstag", "Samstags", "Samstage", "Samstagen",
            "Sonnabend", "Sonnabends", *_dotted("Sat", "Sa")),
    }
)  # fmt: skip
"""Days of the week as cron counts them."""

GERMAN_DAYS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende ersten"
    " zweiten dritten vierten letzten monatsersten monatsletzten monatsanfang monatsende"
    " morgen vormittag mittag nachmittag abend".split()
)
"""What stands behind a German “am”: of “12 am Montag” it is no half of the day."""

THROUGH = frozenset(("-", "–", "—", "‑", "to", "through", "thru", "till", "until", "bis"))
"""Between the first and the last of some days."""

ORDINALS = Lexicon(
    {
        1: ("first", "erste", "ersten", "erster", "erstem"),
        2: ("second", "zweite", "zweiten", "zweiter", "zweitem"),
        3: ("third", "dritte", "dritten", "dritter", "drittem"),
        4: ("fourth", "vierte", "vierten", "vierter", "viertem"),
        5: ("fifth", "fünfte", "fünften", "fünfter", "fünftem"),
        CronSim.LAST: ("last", "letzte", "letzten", "letzter", "letztem"),
    }
)

MONTH_DAYS = Lexicon(
    {
        1: ("Monatsersten", "Monatserster", "Monatsanfang", "start of the month",
            "beginning of the month"),
        CronSim.LAST: ("Monatsletzten", "Monatsletzter", "Monatsende", "Ultimo",
                       "end of the month", "month end"),
    }
)  # fmt: skip

ENDINGS = frozenset(("st", "nd", "rd", "th"))
DAY_NOUNS = frozenset(("day", "tag", "tage", "tags"))
WEEKDAY_NOUNS = Lexicon({True: ("weekday", "workday", "working day", "business day", "Werktag",
                                "Arbeitstag", "Wochentag")})  # fmt: skip

CLOCK = Lexicon({True: ("Uhr", "h", "o'clock", "o’clock", "oclock")})
"""What may stand behind an hour."""

MERIDIEM = Lexicon({0: ("am", "a.m.", "a.m"), 12: ("pm", "p.m.", "p.m")})
"""Hours that the halves of the day add."""

QUARTERS = Lexicon(
    {
        (0, 30): ("half past",),
        (0, 15): ("quarter past", "a quarter past", "viertel nach"),
        (-1, 45): ("quarter to", "a quarter to", "viertel vor", "dreiviertel"),
        (-1, 30): ("halb",),
    }
)
"""Hours and minutes that are added to the hour behind."""

HALF = "half"
"""“Half nine” is 9:30 to the British and 8:30 to those who think of „halb neun“."""

EVERY = frozenset("every each all alle jede jeden jeder jedes".split())
"""Before a number alone these tell an interval, which cron has no field for: every 2 days."""

AT = frozenset(("at", "um"))
"""What stands before a time."""

ON_DAY = frozenset(("am", "den", "the"))
"""What stands before a day of the month and before no time."""

JOINTS = {
    **dict.fromkeys(("and", "und", "sowie", "&", "+"), "and"),
    **dict.fromkeys((",", ";", "/", "·"), ","),
}
"""Between two things that are both meant, and between two that may be one."""

NOISE = frozenset(
    "at on in every each all the of from um am an im jeden jede jedes jeder jedem alle allen"
    " den dem der die das von vom immer always".split()
)
"""Words that say nothing here but that something follows."""
