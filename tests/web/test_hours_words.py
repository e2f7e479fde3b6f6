import pytest
from flask import Flask

from navigator.directory.search import Directory
from navigator.web import hours_words


@pytest.mark.parametrize(
    ("notation", "lines"),
    [
        ("24/7", [("elke dag", "dag en nacht")]),
        ("Mo-Fr 09:00-17:00", [("maandag tot vrijdag", "9:00 tot 17:00 uur")]),
        ("Mo-Fr 09:00-12:30,13:00-17:00; PH off",
         [("maandag tot vrijdag", "9:00 tot 12:30 uur, 13:00 tot 17:00 uur"), ("feestdagen", "gesloten")]),
        ("We 13:15-17:15", [("woensdag", "13:15 tot 17:15 uur")]),
        ("Mo,We 00:00-08:00", [("maandag, woensdag", "0:00 tot 8:00 uur")]),
        ("Fr[-1] 13:30-16:30", [("de laatste vrijdag van de maand", "13:30 tot 16:30 uur")]),
        ("19:30-10:00", [("elke dag", "19:30 tot 10:00 uur")]),
        ("Mar-Oct: Mo sunrise-sunset", [("", "Mar-Oct: Mo sunrise-sunset")]),
    ],
)
def test_opening_hours_are_said_in_words_or_left_as_written(
    app: Flask, notation: str, lines: list[tuple[str, str]]
) -> None:
    with app.test_request_context("/"):
        assert [(line.days, line.times) for line in hours_words.lines(notation, lang="nl")] == lines


def test_all_hours_of_the_catalogue_can_be_said(app: Flask, directory: Directory) -> None:
    with app.test_request_context("/"):
        for offer in directory.catalogue.offers.values():
            if offer.schedule and offer.schedule.hours:
                assert hours_words.lines(offer.schedule.hours, lang="nl")[0].days, (offer.id, offer.schedule.hours)
