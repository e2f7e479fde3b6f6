import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from navigator.web import visit
from tests.web.conftest import Guide, words_of

ORDINARY = {
    "wie": "ik", "wat_speelt_er": "somber", "veiligheid": "geen", "hoe_erg": "duidelijk", "leeftijd": "34",
    "plaats": "9000",
}
#: Words that would make a suggestion into a judgement of someone's health.
DIAGNOSIS = re.compile(
    r"\b(je hebt een|stoornis|syndroom|patiënt|score|punten|gediagnosticeerd|borderline|depressie)\b", re.IGNORECASE
)


def test_the_whole_way_leads_from_the_first_question_to_offers(guide: Guide) -> None:
    guide.answer_all(**ORDINARY)
    assert guide.question == "overzicht"
    response = guide.client.get("/gids/resultaat")
    said = words_of(response.get_data(as_text=True))
    assert response.status_code == 200
    for part in ("Welk soort hulp past?", "Hier kan je beginnen", "Waarom zie ik dit?", "geen medisch advies"):
        assert part in said
    first = response.get_data(as_text=True).split("<h2>Hier kan je beginnen")[1].split("<h2>")[0]
    assert 3 <= first.count("<article") <= 5


def test_every_recommended_offer_says_why(guide: Guide) -> None:
    guide.answer_all(**ORDINARY)
    page = guide.client.get("/gids/resultaat").get_data(as_text=True)
    for article in re.findall(r"<article.*?</article>", page, re.DOTALL):
        assert re.search(r'class="because".*?<li>\w', article, re.DOTALL)


@pytest.mark.parametrize("safety", ["geen", "soms", "dringend"])
def test_the_result_holds_no_diagnosis_and_no_score(guide: Guide, safety: str) -> None:
    guide.answer_all(**(ORDINARY | {"veiligheid": safety}))
    page = guide.client.get("/gids/resultaat").get_data(as_text=True)
    said = words_of(re.sub(r"<article.*?</article>", "", page, flags=re.DOTALL))
    assert not DIAGNOSIS.search(said.replace("stelt geen diagnose", ""))


def test_many_open_answers_make_the_result_provisional(guide: Guide) -> None:
    guide.answer_all(wie="ik")
    assert "Voorlopig" in guide.client.get("/gids/resultaat").get_data(as_text=True)


def test_an_empty_answer_is_asked_again_without_losing_the_page(guide: Guide) -> None:
    guide.answer("ik")
    before = guide.address
    guide.answer()
    assert guide.address == before
    page = guide.page
    assert "<title>Fout: Vraag 2" in page
    assert re.search(r'<div class="errors" role="alert" tabindex="-1" autofocus', page)
    assert re.search(r'<li><a href="#antwoord-\w', page)
    assert "<title>Fout:" in guide.page, "a reload shows the same, and sends nothing again"
    guide.answer("somber")
    assert "<title>Fout:" not in guide.page


@pytest.mark.parametrize(("typed", "sentence"), [("abc", "met cijfers"), ("999", "van 0 tot 120"), ("", "of duid aan")])
def test_an_age_that_does_not_fit_is_kept_and_explained(guide: Guide, typed: str, sentence: str) -> None:
    guide.answer_all_until("leeftijd")
    guide.answer(text=typed)
    page = guide.page
    assert sentence in words_of(page)
    assert f'value="{typed}"' in page


def test_a_place_is_understood_with_a_typing_mistake(guide: Guide) -> None:
    guide.answer_all(**(ORDINARY | {"plaats": "Gentt"}))
    assert "9000 Gent" in guide.page


def test_an_unknown_place_is_explained_with_suggestions(guide: Guide) -> None:
    guide.answer_all_until("plaats")
    guide.answer(text="Gennt-Noord")
    assert "We kennen deze plaats niet" in guide.page


def test_back_shows_the_answer_that_was_given(guide: Guide) -> None:
    guide.answer("ik").answer("somber", "slaap")
    page = guide.client.get("/gids/wat-speelt-er").get_data(as_text=True)
    chosen = re.findall(r'value="([^"]+)" checked', page)
    assert chosen == ["somber", "slaap"]
    assert 'class="back"><a href="/gids/wie"' in page


def test_a_changed_answer_returns_to_the_summary_and_changes_only_itself(guide: Guide) -> None:
    guide.answer_all(**ORDINARY)
    before = re.findall(r"<dd>(.*?)</dd>", guide.page)
    assert 'href="/gids/hoe-erg">Wijzig<span class="hidden">' in guide.page
    guide.address = "/gids/hoe-erg"
    guide.answer("licht")
    assert guide.question == "overzicht"
    after = re.findall(r"<dd>(.*?)</dd>", guide.page)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_danger_now_stops_the_questions_and_shows_whom_to_call(guide: Guide) -> None:
    guide.answer("ik").answer("somber").answer("nu")
    assert guide.address == "/gids/hulp"
    page = guide.page
    assert words_of(re.findall(r"<h1.*?</h1>", page)[0]) != "Vraag 4"
    assert re.findall(r'href="(tel:\d+)"', page[page.index('class="panel"') :])[0] == "tel:112"
    assert guide.client.get("/gids/hoe-erg").headers["Location"] == "/gids/hulp"
    assert guide.client.get("/gids/resultaat").status_code == 200


def test_danger_in_a_typed_place_shows_whom_to_call_and_is_not_kept(guide: Guide) -> None:
    guide.answer_all_until("plaats")
    guide.answer(text="ik wil dood")
    assert guide.address == "/gids/hulp"
    page = guide.page
    assert "tel:1813" in page[page.index('class="panel"') :]
    assert "dood" not in words_of(page[page.index("<main") :])
    back = guide.client.get("/gids/plaats").get_data(as_text=True)
    assert 'class="slim"' in back, "a bar stays for the rest of the visit"
    assert "ik wil dood" not in back


def test_everything_can_be_erased(guide: Guide) -> None:
    guide.answer("ik").answer("somber")
    response = guide.client.post("/gids/wissen")
    assert response.headers["Location"] == "/gids/gewist"
    assert guide.client.get_cookie("gids") is None
    assert guide.client.get("/gids/veiligheid").headers["Location"] == "/gids"


def test_a_visit_that_was_forgotten_begins_again_with_a_kind_word(client: FlaskClient) -> None:
    client.set_cookie("gids", "too-old-or-not-ours")
    response = client.get("/gids")
    assert "We zijn je vorige antwoorden vergeten" in response.get_data(as_text=True)
    assert client.get_cookie("gids") is None


def test_a_visit_ends_after_half_an_hour(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post("/gids/wie", data={"antwoord": "ik"})
    later = visit.aware_now() + timedelta(minutes=31)
    monkeypatch.setattr(visit, "aware_now", lambda: later)
    assert client.get("/gids/wat-speelt-er").headers["Location"] == "/gids"


@pytest.mark.parametrize("path", ["overzicht", "resultaat", "hulp", "veiligheid", "bestaat-niet"])
def test_no_page_of_the_guide_breaks_for_who_has_not_begun(client: FlaskClient, path: str) -> None:
    assert client.get(f"/gids/{path}", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("question", ["veiligheid", "bestaat-niet", "plaats"])
def test_an_answer_without_a_conversation_begins_at_the_beginning(client: FlaskClient, question: str) -> None:
    assert client.post(f"/gids/{question}", data={"antwoord": "x"}).headers["Location"] == "/gids"


def test_a_professional_reads_the_zorgniveau_and_the_rule(guide: Guide) -> None:
    page = guide.answer("huisarts").page
    assert "Waarvoor" in words_of(page) or guide.question != "wat-speelt-er"
    guide.answer_all(plaats="9000", leeftijd="40")
    said = words_of(guide.client.get("/gids/resultaat").get_data(as_text=True))
    assert re.search(r"Zorgniveau (0a|0b|1|2a|2b), regel L-", said)


@pytest.mark.parametrize("prefix", ["/fr", "/en", "/de"], ids=["French", "English", "German"])
def test_the_guide_can_be_walked_in_every_language(client: FlaskClient, prefix: str) -> None:
    guide = Guide(client, prefix).answer_all(**ORDINARY)
    assert guide.address == f"{prefix}/gids/overzicht"
    assert client.get(f"{prefix}/gids/resultaat").status_code == 200
