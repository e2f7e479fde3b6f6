"""The JSON bodies of the machine interface: what our values look like to other programs (docs/guide/interface.md).

Fields may be added and are never renamed. `interface.py` decides what is asked; here it is only written down.
"""

from collections.abc import Iterable
from typing import Any

from navigator import dialog, help_lines
from navigator.dialog import Asker, Assessment, Conversation, Position, Question
from navigator.directory.catalogue import Catalogue
from navigator.directory.search import Directory, Hit, SearchPage
from navigator.matching import Recommendation, Recommendations
from navigator.safety import Verdict

Body = dict[str, Any]


def verdict(found: Verdict, directory: Directory) -> Body:
    """What was recognised in a text, and whom to call; which pattern saw it stays in the house."""
    return {
        "outcome": found.outcome.value,
        "kind": found.kind.value if found.kind else None,
        "lang": found.lang,
        "contacts": [
            {
                "type": line.type.value,
                "offer": line.offer.id,
                "name": line.offer.name.pick(found.lang).value,
                "tel": line.tel,
                "url": line.url,
            }
            for line in help_lines.lines_for(found, directory)
        ],
    }


def search_page(page: SearchPage, catalogue: Catalogue) -> Body:
    lang = page.query.lang
    understood: Body = {}
    if page.understood.place:
        understood["place"] = page.understood.place.name(lang)
    if page.understood.topics:
        understood["topics"] = list(page.understood.topics)
    if page.understood.kinds:
        understood["kinds"] = list(page.understood.kinds)
    return {
        "total": page.total,
        "results": [_hit(hit, catalogue, lang) for hit in page.hits],
        "facets": {name: dict(counts) for name, counts in page.facets.items()},
        "corrected": page.corrected,
        "understood": understood,
        "relaxed": page.relaxed,
    }


def _hit(hit: Hit, catalogue: Catalogue, lang: str) -> Body:
    offer = hit.offer
    organisation = catalogue.organisations.get(offer.organisation or "")
    return {
        "id": offer.id,
        "name": offer.name.pick(lang).value,
        "kind": offer.kind,
        "group": catalogue.taxonomy.kind_by_key[offer.kind].group,
        "zorgniveaus": [level.value for level in offer.zorgniveaus],
        "organisation": organisation.name if organisation else None,
        "municipality": offer.locations[0].municipality if offer.locations else None,
        "distance_km": hit.distance_km,
        "serves_place": hit.serves_place,
        "open": hit.open,
        "score": hit.score,
        "matched": list(hit.matched),
    }


def assessment(found: Assessment, offers: Recommendations, lang: str) -> Body:
    return {
        "zorgniveau": found.zorgniveau.value,
        "also_possible": [level.value for level in found.also_possible],
        "tracks": [track.value for track in found.tracks],
        "crisis": found.crisis.value,
        "provisional": found.provisional,
        "rule": found.rule,
        "reasons": [{"rule": reason.rule, "because": reason.because.pick(lang).value} for reason in found.reasons],
        "recommendations": {
            "now": _recommendations(offers.now, lang),
            "first": _recommendations(offers.first, lang),
            "while_waiting": _recommendations(offers.while_waiting, lang),
            "if_not_enough": _recommendations(offers.if_not_enough, lang),
        },
    }


def _recommendations(offers: Iterable[Recommendation], lang: str) -> list[Body]:
    return [
        {
            "id": found.offer.id,
            "kind": found.offer.kind,
            "zorgniveaus": [level.value for level in found.offer.zorgniveaus],
            "name": found.offer.name.pick(lang).value,
            "because": list(found.because),
            "cautions": list(found.cautions),
            "how_to_start": list(found.how_to_start),
            "distance_km": found.distance_km,
        }
        for found in offers
    ]


def question(asked: Question, position: Position, talk: Conversation, lang: str) -> Body:
    asker = talk.asker
    return {
        "id": asked.id,
        "kind": asked.kind.value,
        "text": asked.text.to(asker).pick(lang).value,
        "why": asked.why.to(asker).pick(lang).value,
        "options": [
            {"key": option.key, "label": option.label.to(asker).pick(lang).value} for option in position.options
        ],
        "optional": asked.optional,
        "progress": {"done": position.progress.done, "about": position.progress.about},
    }


def summary(talk: Conversation, flow: dialog.Flow, lang: str) -> list[Body]:
    """Each answered question with its answer in words, and the id under which it can be changed."""
    asker, trail = talk.asker, talk.position.trail
    return [_answered(flow[question_id], talk, asker, flow, lang) for question_id in trail]


def _answered(asked: Question, talk: Conversation, asker: Asker, flow: dialog.Flow, lang: str) -> Body:
    labels = {option.key: option.label.to(asker).pick(lang).value for option in (*asked.options, *flow.unsure)}
    return {
        "question": asked.text.to(asker).pick(lang).value,
        "answer": ", ".join(labels.get(value, value) for value in talk.answers[asked.id].values),
        "change": asked.id,
    }
