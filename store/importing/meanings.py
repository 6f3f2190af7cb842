"""What a column can hold, and what people call it in German and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from store.names import key


class Meaning(StrEnum):
    """What the cells of a column say; the words are what a mapping of columns is written in."""

    COMPANY = "company"
    ROUND = "round"
    DATE = "date"
    ANNOUNCED = "announced"
    CLOSED = "closed"
    AMOUNT = "amount"
    CURRENCY = "currency"
    INVESTOR = "investor"
    LEAD = "lead"
    VALUATION = "valuation"
    PRE_MONEY = "pre-money"
    POST_MONEY = "post-money"
    PRICE = "price"
    STAKE = "stake"
    ACQUIRER = "acquirer"
    TARGET = "target"
    STATUS = "status"
    SOURCE = "source"
    LINK = "link"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    LANGUAGE = "language"
    QUOTE = "quote"
    NOTE = "note"


SEVERAL = frozenset(
    {
        Meaning.AMOUNT,
        Meaning.INVESTOR,
        Meaning.LEAD,
        Meaning.VALUATION,
        Meaning.PRE_MONEY,
        Meaning.POST_MONEY,
        Meaning.PRICE,
        Meaning.NOTE,
    }
)
"""What several columns may say: a sum in two currencies, one investor a column."""

MONEY = frozenset(
    {
        Meaning.AMOUNT,
        Meaning.VALUATION,
        Meaning.PRE_MONEY,
        Meaning.POST_MONEY,
        Meaning.PRICE,
    }
)

DATES = frozenset({Meaning.DATE, Meaning.ANNOUNCED, Meaning.CLOSED, Meaning.PUBLISHED})

_CALLED = {
    "en": {
        Meaning.COMPANY: "company, company name, startup, start-up, organisation, organization, "
        "portfolio company, issuer, business",
        Meaning.ROUND: "round, funding round, series, stage, round type, funding type, "
        "investment round, round name, funding stage, transaction type",
        Meaning.DATE: "date, deal date, round date, when, funding date, transaction date, month, "
        "year, quarter",
        Meaning.ANNOUNCED: "announced, announced on, announcement, announced date, "
        "announcement date, date announced",
        Meaning.CLOSED: "closed, closed on, closing, closing date, close date, completed, "
        "completed on, completion date, date closed",
        Meaning.AMOUNT: "amount, amount raised, raised, money raised, funding, funding amount, "
        "round size, size, deal size, volume, investment, proceeds, sum, raise, raised amount, "
        "deal value",
        Meaning.CURRENCY: "currency, curr, ccy, currency code",
        Meaning.INVESTOR: "investor, investors, backers, participants, participating investors, "
        "other investors, co investors, new investors",
        Meaning.LEAD: "lead, lead investor, lead investors, led by, leads",
        Meaning.VALUATION: "valuation, value, company valuation, worth, valued at, "
        "enterprise value, equity value",
        Meaning.PRE_MONEY: "pre money, pre money valuation, premoney, premoney valuation, "
        "pre valuation",
        Meaning.POST_MONEY: "post money, post money valuation, postmoney, postmoney valuation, "
        "post valuation",
        Meaning.PRICE: "price, purchase price, acquisition price, consideration, price paid",
        Meaning.STAKE: "stake, share, equity stake, ownership, percent, percentage, "
        "share acquired, stake acquired, percent acquired",
        Meaning.ACQUIRER: "acquirer, acquiror, buyer, purchaser, acquired by, bidder",
        Meaning.TARGET: "target, target company, acquired company, acquiree, acquisition",
        Meaning.STATUS: "status, deal status, state",
        Meaning.SOURCE: "source, sources, title, article, headline, source title, reference",
        Meaning.LINK: "link, url, source url, source link, web link, article url",
        Meaning.PUBLISHER: "publisher, publication, medium, newspaper, outlet, published by",
        Meaning.PUBLISHED: "published, published on, publication date, source date, "
        "date published, article date",
        Meaning.LANGUAGE: "language, lang, source language, language of the source",
        Meaning.QUOTE: "quote, quotation, words, wording, excerpt",
        Meaning.NOTE: "note, notes, comment, comments, remark, remarks",
    },
    "de": {
        Meaning.COMPANY: "unternehmen, firma, gesellschaft, name des unternehmens, firmenname, "
        "unternehmensname, startup, gründung, portfoliounternehmen, emittent",
        Meaning.ROUND: "runde, finanzierungsrunde, serie, phase, rundentyp, art der runde, "
        "finanzierungsphase, art",
        Meaning.DATE: "datum, tag, zeitpunkt, wann, datum der runde, monat, jahr, quartal, "
        "transaktionsdatum",
        Meaning.ANNOUNCED: "angekündigt, ankündigung, angekündigt am, bekannt gegeben, "
        "bekanntgegeben, bekanntgabe, bekannt gegeben am, gemeldet am",
        Meaning.CLOSED: "abgeschlossen, abschluss, abgeschlossen am, vollzug, vollzogen, "
        "vollzogen am, closing, abschlussdatum",
        Meaning.AMOUNT: "betrag, summe, volumen, höhe, finanzierung, finanzierungssumme, "
        "finanzierungsvolumen, rundengröße, eingesammelt, kapital, investition, "
        "investitionssumme, investiert, rundenvolumen, betrag der runde",
        Meaning.CURRENCY: "währung, whg, währungscode",
        Meaning.INVESTOR: "investor, investoren, geldgeber, kapitalgeber, beteiligte, "
        "weitere investoren, mitinvestoren, anleger, investorin, investorinnen",
        Meaning.LEAD: "hauptinvestor, lead investor, leadinvestor, führender investor, "
        "angeführt von, führend, anführer, leitinvestor",
        Meaning.VALUATION: "bewertung, unternehmensbewertung, wert, unternehmenswert, firmenwert",
        Meaning.PRE_MONEY: "pre money, pre money bewertung, premoney, bewertung vor der runde, "
        "bewertung pre money",
        Meaning.POST_MONEY: "post money, post money bewertung, postmoney, "
        "bewertung nach der runde, bewertung post money",
        Meaning.PRICE: "preis, kaufpreis, übernahmepreis, gegenleistung",
        Meaning.STAKE: "anteil, beteiligungsquote, anteile, prozent, quote, anteil in prozent, "
        "beteiligungshöhe",
        Meaning.ACQUIRER: "käufer, erwerber, übernehmer, bieter, käuferin, erworben von, "
        "übernommen von",
        Meaning.TARGET: "ziel, zielunternehmen, zielgesellschaft, übernommenes unternehmen, "
        "gekauft, kaufobjekt",
        Meaning.STATUS: "status, stand, zustand",
        Meaning.SOURCE: "quelle, quellen, titel, artikel, überschrift, beleg, fundstelle",
        Meaning.LINK: "link, url, adresse, internetadresse, webadresse",
        Meaning.PUBLISHER: "herausgeber, medium, zeitung, verlag, publikation, veröffentlicht von",
        Meaning.PUBLISHED: "veröffentlicht, veröffentlicht am, erschienen, erschienen am, "
        "veröffentlichung, datum der quelle, quellendatum",
        Meaning.LANGUAGE: "sprache, sprache der quelle, quellensprache",
        Meaning.QUOTE: "zitat, wortlaut, auszug, textstelle",
        Meaning.NOTE: "notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, "
        "hinweis",
    },
}
"""The first word of each is the one that a report names it by."""

FILLERS = frozenset(
    """
    in of the a an by per for and total name approx approximately estimated est no nr s
    der die das des dem den von am und insgesamt gesamt circa ca geschätzt geschätzte
    geschatzt geschatzte ungefahr
    """.split()
)
"""Words of a heading that do not change what it says."""


_TWICE = re.compile(r"[/|]")
"""What parts a heading in two languages: “Währung / Currency”."""

_JOINED = re.compile(r"(?<=[a-zß-ü])(?=[A-ZÄÖÜ])")
"""Where words are joined as databases do it: “raisedAmount”."""


def _table(language: str) -> Mapping[str, Meaning]:
    pairs = (
        (key(name), meaning)
        for meaning, names in _CALLED[language].items()
        for name in names.split(",")
    )
    return MappingProxyType(dict(pairs))


NAMES = MappingProxyType({language: _table(language) for language in _CALLED})
"""What a column means by what it is called once folded, by language."""

_TABLES = (*NAMES.values(), MappingProxyType({key(meaning): meaning for meaning in Meaning}))


def apart(heading: str) -> str:
    """Return a heading with its words apart: “raised Amount”."""
    return _JOINED.sub(" ", heading)


def meaning_of(heading: str) -> Meaning | None:
    """Return what a heading without its unit says, in either language; None where nobody knows.

    Words that change nothing, and numbers behind the words, may stand with it.
    """
    both = (each for each in _TWICE.split(heading) if each.strip())
    for name in (heading, *both):
        folded = key(apart(name))
        words = (word for word in folded.split() if word not in FILLERS and not word.isdecimal())
        for spelt in (folded, " ".join(words)):
            for table in _TABLES:
                if spelt in table:
                    return table[spelt]
    return None


def languages_of(heading: str) -> frozenset[str]:
    """Return the languages in which a column is called so."""
    folded = key(heading)
    return frozenset(language for language, table in NAMES.items() if folded in table)
