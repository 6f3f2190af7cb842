"""The words that say how firmly a number was said."""

from __future__ import annotations

from store.reading.lexicon import Lexicon
from store.values import Hedge

HEDGES = {
    "de": Lexicon(
        {
            Hedge.ABOUT: (
                "rund", "etwa", "in etwa", "circa", "zirka", "ca.", "ca", "ungefähr", "um die",
                "an die", "gegen", "annähernd", "schätzungsweise", "in der Größenordnung von",
                "~", "≈",
            ),
            Hedge.JUST_UNDER: (
                "knapp", "fast", "nahezu", "beinahe", "etwas weniger als",
                "etwas unter", "knapp unter",
            ),
            Hedge.JUST_OVER: ("gut", "etwas mehr als", "etwas über", "knapp über", "leicht über"),
            Hedge.MORE_THAN: ("mehr als", "über", "oberhalb von", "jenseits von", ">"),
            Hedge.AT_LEAST: ("mindestens", "wenigstens", "zumindest", "nicht weniger als", "≥"),
            Hedge.LESS_THAN: ("weniger als", "unter", "unterhalb von", "<"),
            Hedge.AT_MOST: ("höchstens", "maximal", "bis zu", "nicht mehr als", "≤"),
        }
    ),
    "en": Lexicon(
        {
            Hedge.ABOUT: (
                "about", "around", "roughly", "approximately", "approx.", "approx", "circa",
                "ca.", "c.", "some", "close to", "an estimated", "estimated", "in the region of",
                "in the order of", "on the order of", "~", "≈",
            ),
            Hedge.JUST_UNDER: (
                "just under", "just below", "nearly", "almost", "a little under",
                "slightly under", "slightly less than", "a little less than", "just shy of",
            ),
            Hedge.JUST_OVER: (
                "just over", "just above", "a little over", "slightly over", "slightly more than",
                "a little more than",
            ),
            Hedge.MORE_THAN: (
                "more than", "over", "above", "upwards of", "upward of", "in excess of",
                "north of", ">",
            ),
            Hedge.AT_LEAST: ("at least", "a minimum of", "no less than", "no fewer than", "≥"),
            Hedge.LESS_THAN: ("less than", "fewer than", "under", "below", "south of", "<"),
            Hedge.AT_MOST: (
                "at most", "up to", "as much as", "as many as", "a maximum of", "no more than",
                "≤",
            ),
        }
    ),
}  # fmt: skip
"""What stands before a number."""

AFTERTHOUGHTS = {
    "de": Lexicon(
        {
            Hedge.AT_LEAST: ("+", "oder mehr", "und mehr"),
            Hedge.AT_MOST: ("oder weniger",),
        }
    ),
    "en": Lexicon(
        {
            Hedge.ABOUT: ("or so",),
            Hedge.AT_LEAST: ("+", "or more", "plus", "and up"),
            Hedge.AT_MOST: ("or less", "or fewer"),
        }
    ),
}
"""What stands behind a number, or, as in "2+ Mrd.", behind its digits."""

OPENERS = {
    "de": Lexicon({"und": ("zwischen",), "bis": ("von",)}),
    "en": Lexicon({"and": ("between",), "to": ("from", "anywhere from")}),
}
"""What opens a range, and the word that then stands between its ends."""

CONNECTORS = {"de": ("bis", "-", "–", "‑"), "en": ("to", "-", "–", "‑")}
"""What stands between the ends of a range that nothing opened."""

AMOUNTING = ("runde", "finanzierung", "kredit", "darlehen", "anleihe", "vertrag", "auftrag",
             "scheck", "summe", "betrag", "deal", "investition", "zusage", "rechnung", "paket",
             "investment", "bewertung")  # fmt: skip
"""How German nouns of sums end: after them "über" says how much, and not "more than"."""
