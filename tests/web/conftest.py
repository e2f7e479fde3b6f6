"""The site on the real catalogue, and a browser-like client that keeps cookies."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from navigator.settings import Settings
from navigator.web.app import create_app


@pytest.fixture(scope="session")
def app(state: Path) -> Flask:
    app = create_app(Settings(state=state, secret="for tests only", exit_address="https://elsewhere.example/"))
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


class Guide:
    """Walks through the guide as a person does: answer, follow, look."""

    def __init__(self, client: FlaskClient, prefix: str = "") -> None:
        self.client = client
        self.prefix = prefix
        self.address = f"{prefix}/gids/wie"

    @property
    def question(self) -> str:
        return self.address.rsplit("/", 1)[-1]

    @property
    def page(self) -> str:
        return self.client.get(self.address).get_data(as_text=True)

    def answer(self, *keys: str, text: str = "") -> "Guide":
        response = self.client.post(self.address, data={"antwoord": list(keys), "tekst": text})
        assert response.status_code == 303
        self.address = response.headers["Location"]
        return self

    def answer_all(self, **given: str) -> "Guide":
        """To the summary: `given` answers by question, "weet-niet" for the rest."""
        return self.answer_all_until("overzicht", **given)

    def answer_all_until(self, stop: str, **given: str) -> "Guide":
        while self.question not in (stop, "overzicht", "hulp"):
            wanted = given.get(self.question.replace("-", "_"), "weet-niet")
            if self.question in ("leeftijd", "plaats") and wanted != "weet-niet":
                self.answer(text=wanted)
            else:
                self.answer(wanted)
        return self


@pytest.fixture
def guide(client: FlaskClient) -> Guide:
    return Guide(client)


def words_of(page: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page))).strip()


def search(client: FlaskClient, prefix: str = "", **fields: object) -> str:
    """Send the search form and give the address of the results."""
    response = client.post(f"{prefix}/zoeken", data=fields)
    assert response.status_code == 303
    return response.headers["Location"]
