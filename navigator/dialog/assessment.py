"""From a conversation to an assessment: what was told, judged by the flow's own rules, with what matters for offers."""

from navigator.dialog.conversation import Conversation
from navigator.dialog.facts import contexts_of
from navigator.dialog.judgement import judge
from navigator.dialog.models import Asker, Assessment, Known, Needs


def assess(conversation: Conversation, *, region: str | None = None) -> Assessment:
    """The assessment of what has been told so far; it may be asked before the end.

    `region` is the region of the person's place, from the directory, for this package does not know places.
    """
    known = conversation.position.known
    needs = needs_of(known, region=region)
    flow = conversation.flow
    return judge(flow.judgement, known.ratings, contexts=needs.contexts, needs=needs, flow_version=flow.version)


def needs_of(known: Known, *, region: str | None = None) -> Needs:
    """What matters when offers are sought."""
    return Needs(
        asker=known.asker or Asker.SELF,
        topics=known.topics,
        age=known.age,
        place=known.place,
        languages=known.languages,
        wishes=known.wishes,
        contexts=contexts_of(known, region=region),
    )
