"""Currencies by sign, name and ISO 4217 code."""

from __future__ import annotations

from store.reading.lexicon import Lexicon
from store.reading.tokens import Token

_SIGNS = {
    "EUR": ("€",), "USD": ("US$", "US-$", "USD$", "$"), "GBP": ("£",),
    "JPY": ("¥", "JP¥", "￥"), "CNY": ("CN¥", "RMB"), "CHF": ("SFr.", "Fr."),
    "CAD": ("C$", "CA$", "CAD$"), "AUD": ("A$", "AU$", "AUD$"), "NZD": ("NZ$",),
    "HKD": ("HK$",), "SGD": ("S$", "SG$"), "TWD": ("NT$",), "BRL": ("R$",), "MXN": ("MX$",),
    "INR": ("₹",), "KRW": ("₩",), "TRY": ("₺",), "RUB": ("₽",), "UAH": ("₴",), "ILS": ("₪",),
    "VND": ("₫",), "NGN": ("₦",), "PLN": ("zł",), "CZK": ("Kč",),
}  # fmt: skip

_NAMES = {
    "de": {
        "EUR": ("Euro", "Euros"),
        "USD": ("Dollar", "Dollars", "US-Dollar", "US Dollar", "US-Dollars"),
        "GBP": ("Pfund", "Pfund Sterling", "britische Pfund", "Britische Pfund"),
        "CHF": ("Franken", "Schweizer Franken"),
        "JPY": ("Yen", "japanische Yen"),
        "CNY": ("Yuan", "Renminbi"),
        "CAD": ("kanadische Dollar", "kanadischen Dollar"),
        "AUD": ("australische Dollar", "australischen Dollar"),
        "HKD": ("Hongkong-Dollar",),
        "SGD": ("Singapur-Dollar",),
        "SEK": ("schwedische Kronen", "schwedischen Kronen"),
        "NOK": ("norwegische Kronen", "norwegischen Kronen"),
        "DKK": ("dänische Kronen", "dänischen Kronen"),
        "INR": ("indische Rupien", "indischen Rupien"),
        "KRW": ("südkoreanische Won", "südkoreanischen Won"),
        "PLN": ("Zloty", "Złoty"),
    },
    "en": {
        "EUR": ("euro", "euros"),
        "USD": ("dollar", "dollars", "US dollar", "US dollars", "US-dollar", "U.S. dollar",
                "U.S. dollars", "American dollars"),
        "GBP": ("pound", "pounds", "pound sterling", "pounds sterling", "British pounds"),
        "CHF": ("Swiss franc", "Swiss francs", "francs"),
        "JPY": ("yen", "Japanese yen"),
        "CNY": ("yuan", "renminbi"),
        "CAD": ("Canadian dollar", "Canadian dollars"),
        "AUD": ("Australian dollar", "Australian dollars"),
        "HKD": ("Hong Kong dollar", "Hong Kong dollars"),
        "SGD": ("Singapore dollar", "Singapore dollars"),
        "SEK": ("Swedish krona", "Swedish kronor", "Swedish crowns"),
        "NOK": ("Norwegian krone", "Norwegian kroner", "Norwegian crowns"),
        "DKK": ("Danish krone", "Danish kroner", "Danish crowns"),
        "INR": ("Indian rupee", "Indian rupees"),
        "KRW": ("South Korean won", "Korean won"),
        "PLN": ("zloty", "zlotys"),
    },
}  # fmt: skip

SIGNS = Lexicon(_SIGNS)
"""A bare $ is the American one and a bare ¥ the Japanese, as the press has it."""

CURRENCIES = {language: Lexicon(names) for language, names in _NAMES.items()}

ISO_4217 = frozenset(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split()
)
"""The currencies in use, by the ISO 4217 list of 2024 and without funds and metals."""

_TYPED_SMALL = frozenset({"eur", "usd", "gbp", "chf", "jpy", "cny"})
"""Codes that are no words and that people type without capitals; "all" and "try" are words."""


def currency(sequence: tuple[Token, ...], index: int, language: str) -> tuple[str, int] | None:
    """Return the currency named at an index, and the index behind it."""
    named = CURRENCIES[language].match(sequence, index) or _sign(sequence, index)
    if named or index >= len(sequence):
        return named
    token = sequence[index]
    if token.text in ISO_4217 or token.folded in _TYPED_SMALL:
        return token.text.upper(), index + 1
    return None


def _sign(sequence: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """Match a sign; "A$" is one, but "a $415 million round" costs American dollars."""
    found = SIGNS.match(sequence, index)
    if found is None:
        return None
    glued = all(token.glued for token in sequence[index + 1 : found[1]])
    return found if glued or len(sequence[index].text) > 1 else None
