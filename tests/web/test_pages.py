import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import words_of

PAGES = (
    "/", "/zoeken", "/themas", "/nu-hulp", "/over", "/hoe-werkt-het", "/privacy", "/toegankelijkheid", "/bronnen",
    "/veilig-surfen", "/embed", "/-/onderdelen", "/thema/angst", "/soort/huisarts", "/aanbod/zelfmoordlijn-1813",
    "/verwijzers", "/gids", "/gids/wie", "/gids/gewist",
)
LANGUAGES = {"nl": "", "fr": "/fr", "en": "/en", "de": "/de"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_one_title_one_main_heading_and_its_language(client: FlaskClient, path: str, lang: str) -> None:
    response = client.get(LANGUAGES[lang] + path)
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert f'<html lang="{lang}" dir="ltr">' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert re.search(r"<title>\S.* – \S", page)


@pytest.mark.parametrize("path", [*PAGES, "/bestaat-niet"])
def test_whom_to_call_stands_before_the_content_of_every_page(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    line = page[page.index('<aside class="help-line"') : page.index("<main")]
    assert [f"tel:{number}" in line for number in ("112", "1813", "106", "1712")] == [True] * 4
    assert "levensgevaar" in words_of(line)


@pytest.mark.parametrize("path", ["/bestaat-niet", "/aanbod/bestaat-niet", "/thema/bestaat-niet", "/fr/soort/non"])
def test_a_page_that_does_not_exist_still_helps(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    page = response.get_data(as_text=True)
    assert response.status_code == 404
    assert 'role="search"' in page
    assert "tel:10" in page[page.index("<main") :]


def test_the_quick_way_out_works_as_a_plain_link_and_forgets_the_visit(client: FlaskClient) -> None:
    client.post("/gids/wie", data={"antwoord": "ik"})
    assert client.get_cookie("gids")
    response = client.get("/weg")
    assert (response.status_code, response.headers["Location"]) == (303, "https://elsewhere.example/")
    assert client.get_cookie("gids") is None


def test_the_quick_way_out_is_the_second_link_of_every_page(client: FlaskClient) -> None:
    for path in PAGES:
        if path != "/embed":
            links = re.findall(r'<a class="(\w+)"', client.get(path).get_data(as_text=True))
            assert links[:2] == ["skip", "exit"], path


def test_the_embedded_page_has_search_and_help_and_opens_its_links_in_the_whole_window(client: FlaskClient) -> None:
    response = client.get("/embed")
    page = response.get_data(as_text=True)
    assert 'target="_top"' in page and "tel:1813" in page
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_the_rules_are_readable_to_all(client: FlaskClient) -> None:
    said = words_of(client.get("/hoe-werkt-het").get_data(as_text=True))
    assert "Klachten en lijden 3 of meer" in said
    assert "L-2a-risk" in said and "Geen clinicus" in said
    for code in ("severity", "danger_now", "engagement", "wants_peer"):
        assert code not in said


def test_the_health_check_answers_ok(client: FlaskClient) -> None:
    assert client.get("/gezond").get_data(as_text=True) == "ok\n"


def test_a_form_that_is_far_too_large_is_refused(client: FlaskClient) -> None:
    response = client.post("/zoeken", data={"q": "a" * 100_000})
    assert response.status_code == 413
    assert "tel:112" in response.get_data(as_text=True)
