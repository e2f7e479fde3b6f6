from datetime import datetime

import pytest
from flask import Flask

from navigator.directory.models import AgeRange
from navigator.directory.search import Directory
from navigator.web import cards, when, where


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("1813", "tel:1813"),
        ("112", "tel:112"),
        ("09 123 45 67", "tel:+3291234567"),
        ("0470 12 34 56", "tel:+32470123456"),
        ("0800 32 123", "tel:080032123"),
        ("078 15 10 20", "tel:+3278151020"),
        ("+32 2 123 45 67", "tel:+3221234567"),
    ],
)
def test_a_number_becomes_a_link_that_any_phone_understands(number: str, address: str) -> None:
    assert cards.tel(number) == address


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        (None, ""),
        (AgeRange(), "alle leeftijden"),
        (AgeRange(min=0), "alle leeftijden"),
        (AgeRange(min=18), "vanaf 18 jaar"),
        (AgeRange(max=25), "tot en met 25 jaar"),
        (AgeRange(min=0, max=23), "tot en met 23 jaar"),
        (AgeRange(min=12, max=25), "12 tot en met 25 jaar"),
    ],
)
def test_ages_in_words(app: Flask, ages: AgeRange | None, words: str) -> None:
    with app.test_request_context("/"):
        assert cards.ages_words(ages) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [(None, "niet opgegeven"), ("2024", "2024"), ("2024-02", "februari 2024"), ("2024-02-01", "1 februari 2024")],
)
def test_a_date_is_said_as_precisely_as_the_source_does(app: Flask, on: str | None, words: str) -> None:
    with app.test_request_context("/"):
        assert cards.seen_on(on, lang="nl") == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 23, 17), "17 u."),
        (datetime(2026, 11, 23, 17, 30), "17.30 u."),
        (datetime(2026, 11, 24, 9), "morgen om 9 u."),
        (datetime(2026, 11, 27, 9), "vrijdag om 9 u."),
        (datetime(2026, 12, 24, 9), "24 december om 9 u."),
    ],
    ids=["later today", "with minutes", "tomorrow", "this week", "far off"],
)
def test_a_moment_is_said_as_people_do(app: Flask, moment: datetime, words: str) -> None:
    with app.test_request_context("/"):
        assert when.moment_words(moment, "nl", datetime(2026, 11, 23, 10)) == words


@pytest.mark.parametrize(
    ("distance", "words"), [(None, ""), (0.4, "minder dan 1 km"), (3.26, "ongeveer 3,3 km"), (42.4, "ongeveer 42 km")]
)
def test_a_distance_is_rounded_as_far_as_it_matters(app: Flask, distance: float | None, words: str) -> None:
    with app.test_request_context("/"):
        assert where.distance_words(distance, lang="nl") == words


@pytest.mark.parametrize(
    ("path", "amount"), [("/", "€ 2,50"), ("/fr/", "2,50 €"), ("/en/", "€2.50"), ("/de/", "2,50 €")]
)
def test_an_amount_is_written_as_the_language_does(app: Flask, path: str, amount: str) -> None:
    with app.test_request_context(path):
        assert cards.money("2.50", lang=path.strip("/") or "nl").replace("\xa0", " ").replace("\u202f", " ") == amount


def test_no_card_leaves_a_blank(app: Flask, directory: Directory) -> None:
    with app.test_request_context("/"):
        for offer in directory.catalogue.offers.values():
            card = cards.card(offer, directory=directory, lang="nl", at=datetime(2026, 11, 23, 10))
            words = [card.name.value, card.kind.value, card.summary.value, card.way_in.value]
            assert all([*words, card.where, card.for_whom, card.price, card.seen, card.evidence]), card.id


def test_facts_without_a_date_or_of_long_ago_carry_a_word_of_care(app: Flask, directory: Directory) -> None:
    with app.test_request_context("/"):
        for offer in directory.catalogue.offers.values():
            card = cards.card(offer, directory=directory, lang="nl", at=datetime(2026, 11, 23, 10))
            if offer.verified.on is None or offer.verified.on < "2025":
                assert card.stale, card.id


def test_a_source_with_a_remark_still_leads_somewhere(app: Flask) -> None:
    with app.test_request_context("/"):
        link = cards.web_link("https://www.voorbeeld.be/pagina (2021-11)", lang="nl")
        assert (link.href, link.words) == ("https://www.voorbeeld.be/pagina", "voorbeeld.be/pagina")
