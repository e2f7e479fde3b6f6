"""Verdict: what was recognised in a text, as codes. Words, phone numbers and pages are other modules' work.

Three outcomes and not two, because a false alarm drives people away: someone who mourns, or a professional who asks
about a policy, gets one kind line beside the results, and only danger itself comes before everything else.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    INTERRUPT = "interrupt"
    SOFT = "soft"
    NONE = "none"

    @property
    def weight(self) -> int:
        return (Outcome.NONE, Outcome.SOFT, Outcome.INTERRUPT).index(self)


class DangerKind(StrEnum):
    SUICIDAL = "suicidal"
    SELF_HARM = "self_harm"
    VIOLENCE_AGAINST_ME = "violence_against_me"
    VIOLENCE_TO_OTHERS = "violence_to_others"
    CHILD_DANGER = "child_danger"
    MEDICAL_EMERGENCY = "medical_emergency"
    PSYCHOSIS_ACUTE = "psychosis_acute"


class ContactType(StrEnum):
    EMERGENCY = "112"
    SUICIDE_LINE = "suicide_line"
    VIOLENCE_LINE = "violence_line"
    POISON_CENTRE = "poison_centre"
    CHILD_LINE = "child_line"
    LISTENING_LINE = "listening_line"
    POLICE = "police"
    GP_ON_DUTY = "gp_on_duty"


class Urgency(StrEnum):
    NOW = "now"
    SOON = "soon"


class Voice(StrEnum):
    """Who is in danger, and who tells it."""

    ME = "me"
    OTHER = "other"
    CHILD = "child"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`fired` names the patterns, for reviewers only; it never leaves the house, and the text itself is not kept."""

    outcome: Outcome
    kind: DangerKind | None
    lang: str
    contacts: tuple[ContactType, ...] = ()
    fired: tuple[str, ...] = ()
