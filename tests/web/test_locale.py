import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from navigator.paths import TEMPLATES, TRANSLATIONS
from tests.web.conftest import Guide, search

OTHERS = ("fr", "en", "de")
WEB = Path(__file__).parents[2] / "navigator" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def texts_in_use() -> set[str]:
    """Every Dutch text of templates and code; for a plural, its first form."""
    found = set()
    for folder, method, options in ((TEMPLATES, "jinja2", {"**": {"trimmed": "true"}}), (WEB, "python", {"**": {}})):
        pattern = "**.html" if method == "jinja2" else "**.py"
        for _file, _line, message, _comments, _context in extract_from_dir(
            folder, [(pattern, method)], options, KEYWORDS
        ):
            found.add(message if isinstance(message, str) else message[0])
    return found


def catalogue(lang: str) -> Catalog:
    with (TRANSLATIONS / lang / "messages.po").open("rb") as source:
        return read_po(source, locale=lang)


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_of_the_site_is_translated(lang: str) -> None:
    translated = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue(lang)
        if message.id and all([message.string] if isinstance(message.string, str) else message.string)
    }
    assert texts_in_use() - translated == set()
    assert translated - texts_in_use() == set(), "these texts are used nowhere"


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_fills_in_the_same_places(lang: str) -> None:
    for message in catalogue(lang):
        wanted = set(re.findall(r"%\(\w+\)s", str(message.id)))
        assert set(re.findall(r"%\(\w+\)s", str(message.string))) == wanted or not message.id, message.id


@pytest.mark.parametrize("lang", OTHERS)
def test_a_page_in_another_language_keeps_its_links_in_that_language(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/{lang}/").get_data(as_text=True)
    menu = page[page.index('class="main-nav"') : page.index('class="languages"')]
    assert set(re.findall(r'href="(/\w*/)', menu)) == {f"/{lang}/"}
    assert client.get(f"/{lang}").status_code == 200


def test_the_switch_keeps_the_page_and_names_each_language_in_itself(client: FlaskClient) -> None:
    page = client.get("/fr/thema/angst").get_data(as_text=True)
    menu = page[page.index('class="languages"') : page.index("</nav>", page.index('class="languages"'))]
    assert '<span aria-current="true" lang="fr">Français</span>' in menu
    assert '<a href="/thema/angst" lang="nl" hreflang="nl" rel="alternate">Nederlands</a>' in menu
    assert '<a href="/de/thema/angst" lang="de" hreflang="de" rel="alternate">Deutsch</a>' in menu


def test_results_stay_the_same_search_in_another_language(client: FlaskClient) -> None:
    address = search(client, q="slecht slapen", place="Gent")
    page = client.get(f"/en{address}").get_data(as_text=True)
    assert "Search results" in page and 'value="slecht slapen"' in page


def test_the_guide_keeps_its_step_and_its_answers_in_another_language(guide: Guide) -> None:
    guide.answer("ik").answer("somber", "slaap")
    page = guide.client.get(f"/fr{guide.address}").get_data(as_text=True)
    assert "Question 3" in page and '<html lang="fr"' in page
    assert "checked" in guide.client.get("/fr/gids/wat-speelt-er").get_data(as_text=True)


def test_a_dutch_text_on_a_german_page_is_marked_as_dutch(client: FlaskClient) -> None:
    page = client.get("/de/verwijzers").get_data(as_text=True)
    assert '<span lang="nl" dir="auto">' in page


def test_nobody_is_sent_elsewhere_because_of_what_the_browser_says(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Language": "fr"})
    assert response.status_code == 200
    assert '<html lang="nl"' in response.get_data(as_text=True)
