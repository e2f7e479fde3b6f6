"""The guide: one question a page, each a real page that can be gone back to, reloaded and left.

An answer is a POST that is answered with a redirect, so the browser never asks to send anything again. The address
names the question and never the answer. Danger, typed or chosen, leads to the help-now page whatever the flow says.
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from navigator import clock
from navigator.dialog import Conversation, CrisisGrade, Question, assess, replay
from navigator.errors import AnswerError
from navigator.matching import Recommendation, recommend
from navigator.safety import ContactType, DangerKind, Outcome, Verdict
from navigator.web import cards, danger, visit
from navigator.web.dialog_words import Choice, error_words, place_value, summary_lines, typed_words
from navigator.web.locale import language
from navigator.web.privacy import leave_no_trace
from navigator.web.site import Site, directory, here
from navigator.web.visit import Mistake, Visit

blueprint = Blueprint("dialog", __name__, url_prefix="/gids")
blueprint.before_request(leave_no_trace)

_NOW_LINES = (ContactType.EMERGENCY, ContactType.SUICIDE_LINE, ContactType.LISTENING_LINE)
_VIOLENCE_LINES = (ContactType.EMERGENCY, ContactType.POLICE, ContactType.VIOLENCE_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A recommended offer with its reasons."""

    card: cards.Card
    because: tuple[str, ...]
    cautions: tuple[str, ...]
    how_to_start: tuple[str, ...]


@blueprint.get("")
def intro() -> Response:
    site = here()
    found = visit.read(site)
    lost = visit.was_lost(site)
    response = Response(
        render_template(
            "dialog/intro.html",
            flow=site.flow,
            first=site.flow.questions[0].id,
            going=bool(found and found.talk.answers),
            go_on=next_step(found.talk) if found else "",
            lost=lost,
        ),
        mimetype="text/html",
    )
    return visit.forget(response) if lost else response


@blueprint.get("/<question_id>")
def question(question_id: str) -> str | Response:
    """One question, with what was answered before."""
    site = here()
    found = visit.read(site)
    current = found or visit.fresh(site)
    if question_id not in site.flow:
        return redirect(url_for(".intro"), HTTPStatus.SEE_OTHER)
    position = current.talk.position
    is_open = position.question is not None and position.question.id == question_id
    if not is_open and question_id not in position.trail:
        return redirect(url_for(".intro") if found is None else next_step(current.talk), HTTPStatus.SEE_OTHER)
    return _render_question(site, current, site.flow[question_id])


@blueprint.post("/<question_id>")
def answer(question_id: str) -> Response:
    site = here()
    current = visit.read(site)
    if current is None:
        if question_id != site.flow.questions[0].id:
            return redirect(url_for(".intro"), HTTPStatus.SEE_OTHER)
        current = visit.fresh(site)
    if question_id not in site.flow:
        return redirect(url_for(".intro"), HTTPStatus.SEE_OTHER)
    asked = site.flow[question_id]
    typed = request.form.get("tekst", "").strip()
    chosen = request.form.getlist("antwoord")
    verdict = danger.look_at([typed], lang=language())
    current = _with_lines(current, verdict)
    try:
        values = [place_value(asked, typed)] if typed else chosen
        talk = current.talk.answer(question_id, *(value for value in values if value))
    except AnswerError as error:
        suggestions = tuple(error.value) if isinstance(error.value, tuple) else ()
        kept = () if verdict.outcome is not Outcome.NONE else (typed, *chosen)
        mistake = Mistake(question_id=question_id, code=error.code.value, given=kept, suggestions=suggestions)
        way = _question_address(question_id) if verdict.outcome is not Outcome.INTERRUPT else url_for(".help_now")
        return visit.keep(redirect(way, HTTPStatus.SEE_OTHER), replace(current, mistake=mistake), site)
    current = replace(current, talk=talk).fine()
    way = next_step(talk)
    if verdict.outcome is Outcome.INTERRUPT:
        way = url_for(".help_now")
    return visit.keep(redirect(way, HTTPStatus.SEE_OTHER), current, site)


@blueprint.get("/overzicht")
def summary() -> str | Response:
    """Everything that was answered, each line to be changed."""
    site = here()
    found = visit.read(site)
    if found is None or not found.talk.answers:
        return redirect(url_for(".intro"), HTTPStatus.SEE_OTHER)
    bar = _bar(found)
    return render_template(
        "dialog/summary.html",
        lines=summary_lines(found.talk),
        open_question=found.talk.question,
        bar=bar,
        bar_words=danger.words(bar),
    )


@blueprint.get("/resultaat")
def result() -> str | Response:
    site = here()
    found = visit.read(site)
    if found is None or not found.talk.answers:
        return redirect(url_for(".intro"), HTTPStatus.SEE_OTHER)
    if found.talk.position.crisis is not CrisisGrade.NOW and found.talk.question is not None:
        return redirect(next_step(found.talk), HTTPStatus.SEE_OTHER)
    catalogue, lang = directory(), language()
    answered = found.talk.position.known.place
    place = catalogue.catalogue.places.find(answered) if answered else None
    assessment = assess(found.talk, region=place.region if place else None)
    advice = recommend(assessment, catalogue, locale=lang)
    terms = catalogue.catalogue.taxonomy.by_vocabulary["zorgniveaus"]
    bar = _bar(found)
    return render_template(
        "dialog/result.html",
        assessment=assessment,
        asker=assessment.needs.asker,
        lines=summary_lines(found.talk),
        level=terms[assessment.zorgniveau.value],
        also_possible=[terms[level.value] for level in assessment.also_possible],
        reasons=[reason.because.pick(lang) for reason in assessment.reasons],
        now=_advice(advice.now),
        first=_advice(advice.first),
        while_waiting=_advice(advice.while_waiting),
        if_not_enough=_advice(advice.if_not_enough),
        bar=bar,
        bar_words=danger.words(bar),
        place=place.name(lang) if place else "",
        seen=cards.seen_on(clock.now().date().isoformat(), lang=lang),
    )


@blueprint.get("/hulp")
def help_now() -> str | Response:
    """Whom to call now, and below it the way on."""
    site = here()
    found = visit.read(site)
    if found is None:
        return redirect(url_for("pages.help_now"), HTTPStatus.SEE_OTHER)
    shown = _panel(found)
    return render_template(
        "dialog/help_now.html",
        help=shown,
        help_words=danger.words(shown),
        in_crisis=found.talk.position.crisis is CrisisGrade.NOW,
        go_on=url_for(".result") if found.talk.position.crisis is CrisisGrade.NOW else next_step(found.talk),
    )


@blueprint.post("/wissen")
def clear() -> Response:
    return visit.forget(redirect(url_for(".cleared"), HTTPStatus.SEE_OTHER))


@blueprint.get("/gewist")
def cleared() -> str:
    return render_template("dialog/cleared.html")


def next_step(talk: Conversation) -> str:
    """Where this conversation goes on."""
    position = talk.position
    if position.crisis is CrisisGrade.NOW:
        return url_for("dialog.help_now")
    if position.question is None:
        return url_for("dialog.summary")
    return url_for("dialog.question", question_id=position.question.id)


def _render_question(site: Site, current: Visit, asked: Question) -> str:
    lang, talk = language(), current.talk
    before = [name for name in _order(site) if name in talk.answers]
    earlier = before[: before.index(asked.id)] if asked.id in before else before
    there = replay(site.flow, {name: talk.answers[name] for name in earlier})
    options = there.options if there.question and there.question.id == asked.id else asked.options + site.flow.unsure
    mistake = current.mistake if current.mistake and current.mistake.question_id == asked.id else None
    given = mistake.given if mistake else talk.answers[asked.id].values if asked.id in talk.answers else ()
    unsure = site.flow.unsure_keys
    chosen = [value for value in given if any(option.key == value for option in options)]
    trail, bar = there.trail, _bar(current)
    return render_template(
        "dialog/question.html",
        question=asked,
        text=asked.text.to(talk.asker).pick(lang),
        why=asked.why.to(talk.asker).pick(lang),
        choices=[
            Choice(
                key=option.key,
                label=option.label.to(talk.asker).pick(lang),
                chosen=option.key in chosen,
                alone=option.excludes_others or option.key in unsure,
            )
            for option in options
        ],
        typed=next((typed_words(asked, value) for value in given if value not in chosen), ""),
        number=len(trail) + 1,
        about=max(talk.position.progress.about, len(trail) + 1),
        back=url_for(".question", question_id=trail[-1]) if trail else url_for(".intro"),
        error=error_words(asked, mistake) if mistake else "",
        suggestions=mistake.suggestions if mistake else (),
        bar=bar,
        bar_words=danger.words(bar),
        can_finish=talk.question is None,
    )


def _order(site: Site) -> list[str]:
    return [asked.id for asked in site.flow.questions]


def _question_address(question_id: str) -> str:
    return url_for("dialog.question", question_id=question_id)


def _advice(found: tuple[Recommendation, ...]) -> tuple[Advice, ...]:
    catalogue, lang, at = directory(), language(), clock.now()
    return tuple(
        Advice(
            card=cards.card(one.offer, directory=catalogue, lang=lang, at=at, distance_km=one.distance_km),
            because=one.because,
            cautions=one.cautions,
            how_to_start=one.how_to_start,
        )
        for one in found
    )


def _with_lines(current: Visit, verdict: Verdict) -> Visit:
    """After a sign of danger the lines stay in view for the rest of the visit."""
    if verdict.outcome is not Outcome.INTERRUPT:
        return current
    return replace(
        current,
        lines=tuple(contact.value for contact in verdict.contacts),
        lines_lang=verdict.lang,
        kind=verdict.kind.value if verdict.kind else "",
    )


def _bar(current: Visit) -> danger.Help | None:
    if current.talk.position.crisis is CrisisGrade.NOW and not current.lines:
        return danger.bar([line.value for line in _NOW_LINES], directory(), lang=language())
    return danger.bar(current.lines, directory(), lang=current.lines_lang)


def _panel(current: Visit) -> danger.Help:
    """The panel for what was typed, or else for what was chosen."""
    kind = DangerKind(current.kind) if current.kind else None
    violent = "violence" in current.talk.position.known.contexts
    contacts = tuple(ContactType(code) for code in current.lines) or (_VIOLENCE_LINES if violent else _NOW_LINES)
    if kind is None and violent:
        kind = DangerKind.VIOLENCE_AGAINST_ME
    verdict = Verdict(
        outcome=Outcome.INTERRUPT,
        kind=kind,
        lang=current.lines_lang if current.lines else language(),
        contacts=contacts,
    )
    found = danger.help_for(verdict, directory())
    assert found is not None
    return found


