import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from navigator.directory.models import Route
from navigator.directory.search import Directory
from navigator.web.professionals import may_refer
from tests.web.conftest import words_of


def table(client: FlaskClient, **fields: object) -> str:
    response = client.post("/verwijzers", data=fields)
    assert response.status_code == 303
    return client.get(response.headers["Location"]).get_data(as_text=True)


def rows(page: str) -> int:
    return page.count('<th scope="row">')


def test_the_table_says_level_way_in_and_phone_first(client: FlaskClient) -> None:
    page = client.get("/verwijzers").get_data(as_text=True)
    heads = [words_of(text) for text in re.findall(r'<th scope="col">.*?</th>', page)]
    assert heads == ["Aanbod", "Zorgniveau", "Aanmelden", "Telefoon verwijzer", "Leeftijd", "Plaats", "Nagekeken"]
    assert rows(page) == 30


def test_words_travel_by_post_and_not_in_the_address(client: FlaskClient) -> None:
    response = client.post("/verwijzers", data={"q": "psychose", "place": "Gent"})
    assert re.fullmatch(r"/verwijzers/[\w-]{80,}", response.headers["Location"])


@pytest.mark.parametrize("level", ["0b", "1", "2a", "2b"])
def test_a_filter_on_zorgniveau_keeps_only_that_level(client: FlaskClient, level: str) -> None:
    page = table(client, zorgniveaus=[level])
    cells = re.findall(r'data-label="Zorgniveau">(.*?)</td>', page)
    assert cells and all(f'<span class="tag">{level}<' in cell for cell in cells)


def test_a_filter_on_who_may_refer(client: FlaskClient) -> None:
    page = table(client, routes=["clb"], place="9000")
    assert "routes:clb" in page


@pytest.mark.parametrize(
    ("routes", "asks", "may"),
    [
        (["gp"], ("gp",), True),
        (["gp"], ("clb",), False),
        (["gp", "professional"], ("clb",), True),
        ([], ("clb",), True),
        (["gp"], (), True),
    ],
    ids=["named", "not named", "any professional", "no source tells", "nothing asked"],
)
def test_who_may_refer(directory: Directory, routes: list[str], asks: tuple[str, ...], may: bool) -> None:
    offer = next(iter(directory.catalogue.offers.values()))
    access = replace(offer.access, routes=tuple(Route(referrer=referrer) for referrer in routes))
    assert may_refer(replace(offer, access=access), asks) is may


def test_filters_are_combined_and_can_be_taken_away(client: FlaskClient) -> None:
    response = client.post("/verwijzers", data={"zorgniveaus": ["2a"], "age": "17", "place": "9000"})
    page = client.get(response.headers["Location"]).get_data(as_text=True)
    assert re.findall(r'name="weg" value="([^"]+)"', page) == ["place:", "age:", "zorgniveaus:2a"]
    back = client.post("/verwijzers", data={"van": response.headers["Location"].rsplit("/", 1)[-1], "weg": "age:"})
    assert "age:" not in client.get(back.headers["Location"]).get_data(as_text=True)


def test_danger_is_seen_here_too(client: FlaskClient) -> None:
    page = table(client, q="ik wil dood")
    assert 'class="panel"' in page and len(re.findall(r"<h1[ >]", page)) == 1


def test_a_strange_place_is_explained(client: FlaskClient) -> None:
    page = table(client, place="qqqq")
    assert "<title>Fout:" in page and 'href="#place"' in page


def test_an_expired_search_shows_the_whole_list(client: FlaskClient) -> None:
    response = client.get("/verwijzers/verlopen")
    assert response.status_code == 410
    assert rows(response.get_data(as_text=True)) == 30


def test_more_rows_on_request(client: FlaskClient) -> None:
    assert rows(client.get("/verwijzers?pagina=2").get_data(as_text=True)) == 60
