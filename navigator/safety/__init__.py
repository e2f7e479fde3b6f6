"""Safety: danger recognised in what people type, before anything else and without a model."""

from navigator.safety.recognise import look
from navigator.safety.verdict import ContactType, DangerKind, Outcome, Verdict

__all__ = ["ContactType", "DangerKind", "Outcome", "Verdict", "look"]
