import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from navigator.directory.models import ContactKind
from navigator.directory.search import Directory
from tests.web.conftest import search, words_of


def page_of(client: FlaskClient, prefix: str = "", **fields: object) -> str:
    return client.get(search(client, prefix, **fields)).get_data(as_text=True)


def headings(page: str) -> list[str]:
    return [words_of(text) for text in re.findall(r"<h1.*?</h1>", page, re.DOTALL)]


def test_a_search_shows_offers_with_all_that_one_needs_to_choose(client: FlaskClient) -> None:
    said = words_of(page_of(client, q="angst", place="Gent"))
    for label in ("Voor wie", "Prijs", "Verwijzing", "Nagekeken:", "mogelijkheden"):
        assert label in said


def test_an_empty_form_asks_again(client: FlaskClient) -> None:
    assert search(client, q="", place="") == "/zoeken"


@pytest.mark.parametrize("words", ["xqzzv", "asdfgh", "??", "ik weet het niet", "angsd", "🙂"])
def test_a_search_is_never_a_dead_end(client: FlaskClient, words: str) -> None:
    page = page_of(client, q=words)
    assert page.count('<article class="card"') >= 3
    assert "Vind je het niet?" in page


def test_what_had_to_be_let_go_is_said(client: FlaskClient) -> None:
    assert "Daarom zochten we zonder: je woorden" in page_of(client, q="xqzzv")


def test_what_we_made_of_the_words_is_said(client: FlaskClient) -> None:
    assert "We keken in de buurt van Gent." in page_of(client, q="angst in gent")


def test_a_chip_takes_one_filter_away_and_keeps_the_rest(client: FlaskClient) -> None:
    address = search(client, q="angst", place="Gent", age="17", free="1")
    page = client.get(address).get_data(as_text=True)
    assert re.findall(r'name="weg" value="([^"]+)"', page) == ["place:", "age:", "free:"]
    after = client.get(search(client, van=address.rsplit("/", 1)[-1], weg="age:")).get_data(as_text=True)
    assert re.findall(r'name="weg" value="([^"]+)"', after) == ["place:", "free:"]
    assert 'value="angst"' in after


def test_a_facet_narrows_and_stays_ticked(client: FlaskClient) -> None:
    page = page_of(client, q="angst", groups=["psycholoog"])
    assert re.search(r'id="groups-psycholoog"[^>]* checked', page)
    assert "groups:psycholoog" in page


def test_a_strange_place_is_said_beside_the_field_with_suggestions(client: FlaskClient) -> None:
    page = page_of(client, q="angst", place="Gennt-Noord")
    assert "<title>Fout: Zoekresultaten" in page
    assert 'aria-invalid="true" aria-describedby="place-fout"' in page
    assert 'href="#place"' in page
    assert page.count('<article class="card"') > 0


@pytest.mark.parametrize(("age", "sentence"), [("oud", "met cijfers"), ("400", "van 0 tot 120")])
def test_a_strange_age_is_said_in_a_sentence(client: FlaskClient, age: str, sentence: str) -> None:
    assert sentence in page_of(client, q="angst", age=age)


@pytest.mark.parametrize("fields", [{"kinds": ["x"]}, {"zorgniveaus": ["9"]}, {"topics": ["<script>"]}])
def test_strange_codes_break_nothing(client: FlaskClient, fields: dict[str, list[str]]) -> None:
    page = page_of(client, q="angst", **fields)
    assert "We zochten zonder" in page and "<script>" not in page


def test_words_are_shown_as_words_and_never_as_markup(client: FlaskClient) -> None:
    page = page_of(client, q="<b>angst</b>\"'")
    assert "<b>angst" not in page and "&lt;b&gt;angst" in page


@pytest.mark.parametrize("token", ["kapot", "gAAAAA", "x" * 500])
def test_an_address_that_expired_or_was_broken_asks_kindly_again(client: FlaskClient, token: str) -> None:
    response = client.get(f"/zoeken/{token}")
    assert response.status_code == 410
    assert "Zoek gerust opnieuw" in response.get_data(as_text=True)


def test_more_is_shown_on_request_and_says_nothing_in_the_address(client: FlaskClient) -> None:
    address = search(client, q="psycholoog")
    first = client.get(address).get_data(as_text=True).count('<article class="card"')
    more = client.get(f"{address}?pagina=2").get_data(as_text=True).count('<article class="card"')
    assert (first, more) == (8, 16)


# --- danger


@pytest.mark.parametrize(
    ("words", "lang", "first_line"),
    [
        ("ik wil dood", "nl", "tel:1813"),
        ("je veux mourir", "fr", "tel:080032123"),
        ("I want to kill myself", "en", "tel:"),
        ("ich will sterben", "de", "tel:108"),
    ],
    ids=["in Dutch", "in French", "in English", "in German"],
)
def test_danger_comes_first_in_the_language_of_the_words(
    client: FlaskClient, words: str, lang: str, first_line: str
) -> None:
    page = page_of(client, q=words)
    panel = page[page.index('<section class="panel"') : page.index('id="resultaten"')]
    assert f'lang="{lang}"' in panel
    assert re.findall(r'href="(tel:\d+|tel:\+\d+)"', panel)[0].startswith(first_line)
    assert "tel:112" in panel
    assert 'href="#resultaten"' in panel
    assert page.index('class="panel"') < page.index('class="card"')
    assert "<h1 " not in page[page.index('id="resultaten"') :]


@pytest.mark.parametrize("field", ["q", "place", "age"])
def test_danger_is_seen_in_every_field(client: FlaskClient, field: str) -> None:
    fields = {"q": "angst", field: "ik wil dood"}
    assert 'class="panel"' in page_of(client, **fields)


def test_the_panel_says_no_method_and_asks_no_proof(client: FlaskClient) -> None:
    page = page_of(client, q="ik wil dood")
    panel = words_of(page[page.index('<section class="panel"') : page.index('id="resultaten"')])
    assert not re.search(r"plegen|geslaagd|zeker\?|veilig ben", panel)
    assert "Toon mijn zoekresultaten" in panel


def test_after_the_panel_a_slim_bar_stays_and_it_does_not_interrupt_twice(client: FlaskClient) -> None:
    first = search(client, q="ik wil dood")
    second = client.get(search(client, van=first.rsplit("/", 1)[-1], q="ik wil dood", place="Gent"))
    page = second.get_data(as_text=True)
    assert 'class="panel"' not in page
    assert 'class="slim"' in page and "tel:1813" in page[page.index('class="slim"') :]


def test_grief_gets_one_soft_line_and_no_interruption(client: FlaskClient) -> None:
    page = page_of(client, q="mijn broer is gestorven door zelfdoding")
    assert 'class="panel"' not in page and 'class="soft"' in page


def test_an_everyday_search_is_left_alone(client: FlaskClient) -> None:
    page = page_of(client, q="psycholoog in gent")
    assert 'class="panel"' not in page and 'class="soft"' not in page


# --- browsing and offers


def test_a_theme_and_a_kind_have_a_plain_address(client: FlaskClient) -> None:
    assert headings(client.get("/thema/angst").get_data(as_text=True)) == ["Angst"]
    assert client.get("/soort/cgg").status_code == 200


def test_a_theme_without_offers_still_leads_on(client: FlaskClient, directory: Directory) -> None:
    taxonomy = directory.catalogue.taxonomy
    for kind in taxonomy.kinds:
        page = client.get(f"/soort/{kind.key}").get_data(as_text=True)
        assert '<article class="card"' in page, kind.key


def test_every_offer_has_a_page(client: FlaskClient, directory: Directory) -> None:
    for offer_id in directory.catalogue.offers:
        assert client.get(f"/aanbod/{offer_id}").status_code == 200, offer_id


def test_an_offer_page_follows_the_five_questions_people_have(client: FlaskClient) -> None:
    page = client.get("/aanbod/zelfmoordlijn-1813").get_data(as_text=True)
    found = [words_of(text) for text in re.findall(r"<h2.*?</h2>", page, re.DOTALL)]
    asked = ["Hoe raak je binnen?", "Past het bij mij?", "Wanneer en waar?", "Wat kost het?", "Voor welke vragen?"]
    assert [heading for heading in found if heading in asked] == asked
    assert "Hoe zeker is dit?" in found


def test_a_number_of_weak_evidence_is_never_shown(client: FlaskClient, directory: Directory) -> None:
    weak = [
        (offer.id, contact.value)
        for offer in directory.catalogue.offers.values()
        for contact in offer.contacts_of(ContactKind.PHONE)
        if contact.check_first and offer.phone() is None
    ]
    assert weak
    for offer_id, number in weak[:40]:
        page = client.get(f"/aanbod/{offer_id}").get_data(as_text=True)
        main = page[page.index("<main") : page.index("alike") if "alike" in page else None]
        assert number not in main, offer_id
        assert "eerst controleren" in page


def test_an_offer_that_got_another_id_is_found_at_its_new_address(app: Flask, client: FlaskClient) -> None:
    directory = app.extensions["navigator"].directory
    for old, new in directory.former_ids.items():
        response = client.get(f"/aanbod/{old}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/aanbod/{new}")
