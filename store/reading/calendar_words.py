"""The words of the calendar."""

from __future__ import annotations

from store.reading.lexicon import Lexicon
from store.values import Part, Precision

MONTH_NAMES = {
    "de": Lexicon(
        {
            1: ("Januar", "Jänner", "Jan.", "Jan"), 2: ("Februar", "Feber", "Feb.", "Feb"),
            3: ("März", "Mär.", "Mär", "Mrz.", "Mrz"), 4: ("April", "Apr.", "Apr"),
            5: ("Mai",), 6: ("Juni", "Jun.", "Jun"), 7: ("Juli", "Jul.", "Jul"),
            8: ("August", "Aug.", "Aug"), 9: ("September", "Sept.", "Sept", "Sep.", "Sep"),
            10: ("Oktober", "Okt.", "Okt"), 11: ("November", "Nov.", "Nov"),
            12: ("Dezember", "Dez.", "Dez"),
        }
    ),
    "en": Lexicon(
        {
            1: ("January", "Jan.", "Jan"), 2: ("February", "Feb.", "Feb"),
            3: ("March", "Mar.", "Mar"), 4: ("April", "Apr.", "Apr"), 5: ("May",),
            6: ("June", "Jun.", "Jun"), 7: ("July", "Jul.", "Jul"), 8: ("August", "Aug.", "Aug"),
            9: ("September", "Sept.", "Sept", "Sep.", "Sep"), 10: ("October", "Oct.", "Oct"),
            11: ("November", "Nov.", "Nov"), 12: ("December", "Dec.", "Dec"),
        }
    ),
}  # fmt: skip

SEASON_NAMES = {
    "de": Lexicon(
        {
            1: ("Frühling", "Frühjahr", "Frühlings", "Frühjahrs"), 2: ("Sommer", "Sommers"),
            3: ("Herbst", "Herbstes"), 4: ("Winter", "Winters"),
        }
    ),
    "en": Lexicon({1: ("spring",), 2: ("summer",), 3: ("autumn", "fall"), 4: ("winter",)}),
}  # fmt: skip
"""The seasons, counted from spring."""

WEEKDAYS = {
    "de": Lexicon(
        {
            0: ("Montag",), 1: ("Dienstag",), 2: ("Mittwoch",), 3: ("Donnerstag",),
            4: ("Freitag",), 5: ("Samstag", "Sonnabend"), 6: ("Sonntag",),
        }
    ),
    "en": Lexicon(
        {
            0: ("Monday",), 1: ("Tuesday",), 2: ("Wednesday",), 3: ("Thursday",),
            4: ("Friday",), 5: ("Saturday",), 6: ("Sunday",),
        }
    ),
}  # fmt: skip

ORDINALS = {
    "de": Lexicon(
        {
            1: ("erste", "ersten", "erstes", "erster", "erstem", "1."),
            2: ("zweite", "zweiten", "zweites", "zweiter", "zweitem", "2."),
            3: ("dritte", "dritten", "drittes", "dritter", "drittem", "3."),
            4: ("vierte", "vierten", "viertes", "vierter", "viertem", "4."),
        }
    ),
    "en": Lexicon(
        {
            1: ("first", "1st"), 2: ("second", "2nd"), 3: ("third", "3rd"),
            4: ("fourth", "4th", "final"),
        }
    ),
}  # fmt: skip

QUARTER_WORDS = {
    "de": Lexicon({Precision.QUARTER: ("Quartal", "Quartals", "Vierteljahr"),
                   Precision.HALF: ("Halbjahr", "Halbjahres", "Jahreshälfte")}),
    "en": Lexicon({Precision.QUARTER: ("quarter",), Precision.HALF: ("half",)}),
}  # fmt: skip
"""What an ordinal can number within a year."""

UNIT_OF_TIME = {
    "de": Lexicon(
        {
            Precision.DAY: ("Tag", "Tage", "Tagen"),
            Precision.WEEK: ("Woche", "Wochen"),
            Precision.MONTH: ("Monat", "Monate", "Monaten", "Monats"),
            Precision.QUARTER: ("Quartal", "Quartale", "Quartalen", "Quartals"),
            Precision.HALF: ("Halbjahr", "Halbjahres"),
            Precision.YEAR: ("Jahr", "Jahre", "Jahren", "Jahres"),
        }
    ),
    "en": Lexicon(
        {
            Precision.DAY: ("day", "days"),
            Precision.WEEK: ("week", "weeks"),
            Precision.MONTH: ("month", "months"),
            Precision.QUARTER: ("quarter", "quarters"),
            Precision.YEAR: ("year", "years"),
        }
    ),
}

PARTS = {
    "de": Lexicon(
        {
            Part.EARLY: ("Anfang", "Anfang des Jahres", "zu Beginn des Jahres", "Anfang des",
                         "zu Beginn des", "Anfang der", "zu Beginn der"),
            Part.MID: ("Mitte", "Mitte des Jahres", "Mitte des", "Mitte der"),
            Part.LATE: ("Ende", "Ende des Jahres", "Ende des", "zum Ende des", "Ende der"),
        }
    ),
    "en": Lexicon(
        {
            Part.EARLY: ("early", "early in", "early in the", "the beginning of",
                         "beginning of", "the start of", "start of", "the beginning of the",
                         "the start of the"),
            Part.MID: ("mid", "mid-", "the middle of", "middle of", "the middle of the"),
            Part.LATE: ("late", "late in", "late in the", "the end of", "end of", "end-",
                        "the end of the", "end of the"),
        }
    ),
}  # fmt: skip

PREPOSITIONS = {
    "de": Lexicon(
        {True: ("im", "in", "am", "im Jahr", "im Jahre", "in dem", "in der", "in den", "an dem")}
    ),
    "en": Lexicon({True: ("in", "on", "in the", "on the", "during", "during the", "in the year")}),
}
"""Words before a date that do not change it."""

ARTICLES = {
    "de": Lexicon({True: ("der", "den", "dem", "des", "das", "die", "das Jahr", "dem Jahr")}),
    "en": Lexicon({True: ("the", "the year")}),
}
"""The same, but in prose they belong to another noun as often: "die 2024 gegründete Firma"."""

WEEK_OF = {
    "de": Lexicon({True: ("Woche vom", "die Woche vom", "der Woche vom", "Woche des")}),
    "en": Lexicon({True: ("week of", "the week of", "week of the", "the week of the")}),
}

LINKS = {
    "de": Lexicon({True: ("des Jahres", "des", "im Jahr", "im Jahre", "/")}),
    "en": Lexicon({True: ("of", "of the year", "of the", "in", ",", "/")}),
}
"""Words between a part of a year and the year."""

ABOUT = {
    "de": Lexicon({True: ("um", "um das Jahr", "um den", "etwa", "ungefähr", "circa", "ca.", "rund",
                          "gegen", "etwa im", "ungefähr im", "ca. im", "etwa am", "um die")}),
    "en": Lexicon({True: ("about", "around", "circa", "c.", "ca.", "approximately", "roughly",
                          "in about", "in around")}),
}  # fmt: skip
