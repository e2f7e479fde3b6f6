"""The dialogue: a few questions in everyday words that lead to a zorgniveau, with every reason in the open.

    flow = load_flow(DATA / "flows" / "guide.yaml")
    talk = start(flow, asker="self").answer("wat-speelt-er", "somber")
    talk.question       # what to ask next; None at the end or when there is danger now
    assess(talk)        # zorgniveau, tracks, crisis, needs, reasons

`judge` does the same from nine ratings. This package knows nothing of offers: `navigator.matching` joins the two.
"""

from navigator.dialog.assessment import assess, needs_of
from navigator.dialog.conversation import Conversation, from_token, parse, start
from navigator.dialog.engine import options_for, replay
from navigator.dialog.flowfile import load_flow, read_flow
from navigator.dialog.judgement import explain, judge
from navigator.dialog.models import (
    CONTEXTS,
    DOMAINS,
    Answer,
    Asker,
    Assessment,
    CrisisGrade,
    Flow,
    Needs,
    Option,
    Position,
    Question,
    QuestionKind,
    Reason,
    Track,
)

__all__ = [
    "CONTEXTS", "DOMAINS", "Answer", "Asker", "Assessment", "Conversation", "CrisisGrade", "Flow", "Needs", "Option",
    "Position", "Question", "QuestionKind", "Reason", "Track", "assess", "explain", "from_token", "judge", "load_flow",
    "needs_of", "options_for", "parse", "read_flow", "replay", "start",
]
