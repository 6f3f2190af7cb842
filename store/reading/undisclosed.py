"""The words that say that a sum, or its currency, was not told."""

from __future__ import annotations

from store.reading.lexicon import Lexicon

UNDISCLOSED = {
    "de": Lexicon(
        {
            True: (
                "nicht genannt", "nicht näher genannt", "nicht bekannt", "unbekannt",
                "nicht offengelegt", "keine Angabe", "keine Angaben", "k. A.",
                "eine nicht genannte Summe", "eine nicht näher genannte Summe",
                "eine nicht bekannte Summe", "eine unbekannte Summe",
                "nicht genannte Summe", "nicht näher genannte Summe", "unbekannte Summe",
                "nicht genannter Betrag", "einen nicht genannten Betrag",
                "einen nicht näher genannten Betrag", "nicht genannten Betrag",
                "nicht näher genannten Betrag", "in nicht genannter Höhe",
                "in unbekannter Höhe", "in nicht näher genannter Höhe",
            ),
        }
    ),
    "en": Lexicon(
        {
            True: (
                "undisclosed", "not disclosed", "unknown", "not stated", "not known",
                "an undisclosed sum", "an undisclosed amount", "undisclosed sum",
                "undisclosed amount", "unspecified amount", "unspecified sum",
                "an unspecified amount", "an unspecified sum", "for an undisclosed sum",
                "declined to say how much", "did not disclose how much",
                "did not say how much", "terms were not disclosed",
            ),
        }
    ),
}  # fmt: skip

VAGUE = frozenset({"unbekannt", "nicht bekannt", "unknown", "not known", "not stated"})
"""Words for anything that is not known: a sum only where the whole text is one."""

NO_CURRENCY = {
    "de": Lexicon({True: (", Währung nicht genannt",)}),
    "en": Lexicon({True: (", currency not stated",)}),
}
