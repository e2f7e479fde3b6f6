import re

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Guide, search
from tests.web.test_pages import PAGES


@pytest.mark.parametrize("path", [*PAGES, "/bestaat-niet"])
def test_every_answer_carries_the_strict_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_inline_and_nothing_comes_from_elsewhere(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/static/)|javascript:", page)
    loaded = re.findall(r'(?:src|<link rel="(?:icon|stylesheet)" href)="([^"]+)"', page)
    assert loaded and all(address.startswith("/static/") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_there_is_no_cookie_before_the_first_answer(client: FlaskClient, path: str) -> None:
    assert "Set-Cookie" not in client.get(path).headers


def test_searching_sets_no_cookie_either(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get(search(client, q="ik wil dood")).headers


def test_the_guide_has_one_cookie_that_scripts_cannot_read_and_that_ends_with_the_browser(client: FlaskClient) -> None:
    response = client.post("/gids/wie", data={"antwoord": "ik"})
    cookies = response.headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0] and "SameSite=Lax" in cookies[0]
    assert "Expires" not in cookies[0] and "Max-Age" not in cookies[0]


@pytest.mark.parametrize("path", ["/gids", "/gids/wie", "/gids/gewist"])
def test_guide_pages_are_kept_nowhere(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]


def test_results_are_kept_nowhere_and_found_by_no_search_engine(client: FlaskClient) -> None:
    headers = client.get(search(client, q="angst")).headers
    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]


def test_what_was_typed_is_in_no_address_and_no_title(client: FlaskClient) -> None:
    address = search(client, q="mijn geheime verdriet", place="Gent")
    page = client.get(address).get_data(as_text=True)
    assert not re.search("geheim|verdriet|gent", address, re.IGNORECASE)
    titles = re.findall(r"<title>(.*?)</title>", page)
    assert titles == ["Zoekresultaten – Wegwijzer"]
    assert not re.search(r'href="[^"]*(geheim|verdriet)', page)


def test_no_answer_of_the_guide_is_in_an_address_or_a_title(guide: Guide) -> None:
    seen = []
    while guide.question != "overzicht":
        page = guide.page
        seen.append(guide.address + re.findall(r"<title>(.*?)</title>", page)[0])
        keys = re.findall(r'name="antwoord" value="([^"]+)"', page)
        guide.answer(keys[0])
    assert all(re.fullmatch(r"/gids/[a-z-]+Vraag \d+ – Wegwijzer", entry) for entry in seen)
