"""Every figure of a sentence is found where it stands, and nothing that is none."""

from datetime import date

import pytest

from store.reading import find_values
from store.values import Count, Hedge, Money, PartialDate, Precision, Share

PUBLISHED = PartialDate(date(2024, 2, 26), date(2024, 2, 26), Precision.DAY, "26 Feb 2024")


def found(text: str, language: str | None) -> list[str]:
    return list(
        dict.fromkeys(
            text[each.start : each.end] for each in find_values(text, language, PUBLISHED)
        )
    )


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Serie-B-Finanzierung in Höhe von 385 Millionen Euro", "de", ["385 Millionen Euro"]),
        ("closed a $415 million round", "en", ["$415 million"]),
        ("bis 2027 40% aller Enterprise-KI-Workloads", "de", ["bis 2027", "40%"]),
        ("auf 25% bis 2028, mit Zuwächsen", "de", ["25%", "bis 2028"]),
        ("auf „nur“ 7 Milliarden Parameter trainiert", "de", ["7 Milliarden Parameter"]),
        ("das Unternehmen im Januar 2023 in Mistral", "de", ["im Januar 2023"]),
        ("das mit 2 Milliarden bewertete Startup", "de", ["2 Milliarden"]),
        ("in zwei Finanzierungsrunden insgesamt", "de", ["zwei Finanzierungsrunden"]),
        ("is fluent in five languages.", "en", ["five languages"]),
        ("zu den fünf führenden Entwicklern", "de", ["fünf"]),
        ("Mit über einer Million Downloads auf", "de", ["über einer Million Downloads"]),
        ("zum Einhorn mit 6-Milliarden-Dollar-Bewertung –", "de", ["6-Milliarden-Dollar"]),
        (
            "including a €3.2 billion ($3.5 billion) commitment",
            "en",
            ["€3.2 billion", "$3.5 billion"],
        ),
        ("einen Bruchteil der zehn Milliarden Dollar, die", "de", ["zehn Milliarden Dollar"]),
        ("Gegründet im Mai vor zwei Jahren von", "de", ["im Mai vor zwei Jahren"]),
        ("Letzten April gegründet, Mistral", "de", ["Letzten April"]),
        ("hat am Montag seine Ambitionen", "de", ["am Montag"]),
        ("in Europe in the last two weeks, including", "en", ["in the last two weeks"]),
        ("der im August 2024 in Kraft trat", "de", ["im August 2024"]),
        ("In December, the startup", "en", ["In December"]),
        ("als es am 26. Februar, weniger", "de", ["am 26. Februar"]),
        ("raises €385M Series B at €2B valuation", "de", ["€385M", "€2B"]),
        ("Nach einer Serie-A-Runde über 113 Millionen Euro", "de", ["113 Millionen Euro"]),
        ("um eine nicht näher genannte Summe in", "de", ["eine nicht näher genannte Summe"]),
        ("but declined to say how much.", "en", ["declined to say how much"]),
        ("EUR 15 Mio. und 20–30 Mrd. $", "de", ["EUR 15 Mio.", "20–30 Mrd. $"]),
        ("grew from 5% to 7% in 2023.", "en", ["from 5% to 7%", "in 2023"]),
        ("wuchs auf 500 bis 2027", "de", ["500", "bis 2027"]),
        ("text—5 million dollars", "en", ["5 million dollars"]),
        ("a fence of 15 m around 5 k", "en", ["15", "around 5"]),
        ("It closed on February 26.", "en", ["on February 26"]),
        ("they march 26 miles", "en", ["26"]),
    ],
)
def test_a_figure_is_found_with_its_hedge_and_unit(
    text: str, language: str, words: list[str]
) -> None:
    assert found(text, language) == words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mixtral 8x7B-Modell", "de"),
        ("die GPT-4-Dominanz von GPT4", "de"),
        ("Regulation (EU) 2024/1689", "en"),
        ("it may, in a march of its own, fall", "en"),
        ("Der Herbst des Patriarchen und ein Jahr", "de"),
        ("one model and a company", "en"),
        ("die Ankündigung von Milliardeninvestitionen in Datenzentren", "de"),
        ("im Verhältnis 3:1 oder v2.0.1", "de"),
        ("es sank um -5 Grad", "de"),
        ("at 10:30, room B-12, the 26th", "en"),
        ("for reasons unknown, or not known", "en"),
        ("Der Grund ist unbekannt", "de"),
        ("Experten zählen es bereits heute und seit gestern dazu", "de"),
    ],
)
def test_names_ratios_and_file_numbers_are_no_figures(text: str, language: str) -> None:
    assert find_values(text, language, PUBLISHED) == ()


def test_a_value_is_typed() -> None:
    text = "40% of $415 million, 7 models, in 2023"
    kinds = [type(each.value) for each in find_values(text, "en")]
    assert kinds == [Share, Money, Count, PartialDate]


def test_a_bare_number_is_a_count_whatever_it_counts() -> None:
    (only,) = find_values("das mit 2 Milliarden bewertete Startup", "de")
    assert isinstance(only.value, Count)
    assert only.value.figure.amount == 2_000_000_000


def test_the_american_dollar_is_no_australian_one_for_an_article_before_it() -> None:
    (only,) = find_values("a $415 million round", "en")
    assert isinstance(only.value, Money)
    assert only.value.currency == "USD"


def test_what_can_be_two_things_is_found_as_both_at_one_place() -> None:
    year, number = find_values("erst 2023 gegründet", "de")
    assert (year.start, year.end) == (number.start, number.end) == (5, 9)
    assert isinstance(year.value, PartialDate)
    assert isinstance(number.value, Count)
    amounts = [
        each.value.figure.amount
        for each in find_values("1.500", "en")
        if isinstance(each.value, Count)
    ]
    assert [float(amount) for amount in amounts] == [1.5, 1500]


def test_four_digits_that_are_no_year_of_ours_are_only_a_number() -> None:
    (only,) = find_values("1800 Beschäftigte", "de")
    assert isinstance(only.value, Count)
    assert [type(each.value) for each in find_values("gegründet 1800", "de")] == [Count]


def test_a_relative_date_is_found_only_with_a_publication() -> None:
    assert find_values("hat am Montag seine", "de") == ()


def test_over_tells_the_size_of_a_sum_only_behind_its_noun() -> None:
    (only,) = find_values("Investition von über 113 Millionen Euro", "de")
    assert isinstance(only.value, Money)
    assert only.value.figure is not None
    assert only.value.figure.hedge is Hedge.MORE_THAN


def test_places_count_code_points() -> None:
    text = "🚀🚀 „rund 13 Milliarden Euro“"
    (only,) = find_values(text, "de")
    assert text[only.start : only.end] == "rund 13 Milliarden Euro"


def test_without_a_language_both_are_looked_for() -> None:
    assert found("rund 5 Mio. € and about $7 million", None) == [
        "rund 5 Mio. €",
        "about $7 million",
    ]
