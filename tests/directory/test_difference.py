"""What an editor reads about a change: each field by its own name, and nothing when nothing changed."""

from dataclasses import fields, replace

import pytest

from navigator.directory.difference import difference, told
from navigator.directory.models import Offer, Organisation
from navigator.directory.search import Directory
from tests.builders import a_catalogue, an_offer

PHONE = {"kind": "phone", "value": "09 123 45 67"}


def told_changes(old: list[Offer], new: list[Offer]) -> list[str]:
    return [str(change) for change in difference(a_catalogue(*old), a_catalogue(*new))]


def change(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return told_changes(
        [an_offer("cgg-x", name={"nl": "CGG X"}, **before)], [an_offer("cgg-x", name={"nl": "CGG X"}, **after)]
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            {"contacts": [PHONE]},
            {"contacts": [PHONE | {"value": "106"}]},
            "telefoon veranderd van «09 123 45 67» naar «106»",
        ),
        (
            {"contacts": [PHONE]},
            {"contacts": [PHONE | {"check_first": True}]},
            "telefoon veranderd van «09 123 45 67» naar «09 123 45 67 (eerst controleren)»",
        ),
        ({}, {"contacts": [PHONE]}, "telefoon erbij: 09 123 45 67"),
        ({"contacts": [PHONE]}, {}, "telefoon weg: 09 123 45 67"),
        ({}, {"cost": {"free": True}}, "gratis erbij: ja"),
        (
            {"access": {"self_referral": True}},
            {"access": {"self_referral": False}},
            "zelf aanmelden veranderd van «ja» naar «nee»",
        ),
        ({"topics": ["slaap"]}, {"topics": ["slaap", "angst"]}, "thema's veranderd van"),
        ({"kind": "ocmw"}, {"kind": "cgg"}, "soort veranderd van"),
        ({"summary": {"nl": "Een."}}, {"summary": {"nl": "Een.", "fr": "Un."}}, "samenvatting (fr) erbij: Un."),
        (
            {"schedule": {"hours": "Mo 09:00-12:00"}},
            {"schedule": {"hours": "Tu 09:00-12:00"}},
            "openingsuren veranderd van",
        ),
        (
            {"locations": [{"id": "a", "street": "Dorp 1"}]},
            {"locations": [{"id": "a", "street": "Dorp 2"}]},
            "adres veranderd van «Dorp 1» naar «Dorp 2»",
        ),
        ({}, {"waiting": {"weeks": "6", "as_of": "2026-11-21"}}, "wachttijd erbij: 6 weken op 2026-11-21"),
        ({"ages": {"min": 12}}, {"ages": {"min": 12, "max": 25}}, "leeftijd veranderd van «12-» naar «12-25»"),
    ],
    ids=[
        "phone",
        "doubt about a phone",
        "new phone",
        "phone gone",
        "free",
        "sign-up",
        "topics",
        "kind",
        "translation",
        "hours",
        "moved",
        "waiting",
        "ages",
    ],
)
def test_a_change_is_told_by_the_name_of_the_field(
    before: dict[str, object], after: dict[str, object], sentence: str
) -> None:
    changes = change(before, after)
    assert len(changes) == 1
    assert changes[0].startswith(f"CGG X: {sentence}")


def test_new_and_gone() -> None:
    assert told_changes([an_offer("weg-ermee")], [an_offer("iets-nieuws")]) == [
        "nieuw: iets nieuws (iets-nieuws)",
        "weg: weg ermee (weg-ermee)",
    ]


def test_another_id_is_no_new_offer() -> None:
    new = an_offer("nieuw-id", name={"nl": "oud id"}, former_ids=["oud-id"])
    assert told_changes([an_offer("oud-id")], [new]) == ["oud id: id veranderd van oud-id naar nieuw-id"]


def test_a_merged_offer_is_not_gone() -> None:
    old = [an_offer("huis"), an_offer("dubbel")]
    assert told_changes(old, [an_offer("huis", former_ids=["dubbel"])]) == ["dubbel: samengevoegd met huis (huis)"]


def test_organisations_change_too() -> None:
    house = Organisation(id="x", name="CGG X")
    old = replace(a_catalogue(), organisations={"x": house, "y": Organisation(id="y", name="Y")})
    new = replace(
        a_catalogue(), organisations={"x": replace(house, website="https://x.be"), "z": Organisation(id="z", name="Z")}
    )
    assert [str(change) for change in difference(old, new)] == [
        "organisatie CGG X: website erbij: https://x.be",
        "nieuw: organisatie Z (z)",
        "weg: organisatie Y (y)",
    ]


def test_the_order_of_offers_is_no_change() -> None:
    offers = [an_offer("a"), an_offer("b")]
    assert told_changes(offers, offers[::-1]) == []


def test_no_field_of_an_offer_escapes(directory: Directory) -> None:
    """Whatever a real offer holds and another does not, is told."""
    catalogue = directory.catalogue
    empty = an_offer()
    for field in fields(Offer):
        if field.name in ("id", "former_ids"):
            continue
        usual = getattr(empty, field.name)
        other = next((o for o in catalogue.offers.values() if getattr(o, field.name) != usual), None)
        if other is not None:
            changed = replace(empty, **{field.name: getattr(other, field.name)})
            assert told(changed, catalogue) != told(empty, catalogue), field.name
