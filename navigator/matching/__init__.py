"""The match: from an assessment to offers that one can start with today; the only part that knows both halves.

The level is judged elsewhere and never changed here. Who asks, where, at what age, in which language and with which
wishes only decide *which* offers of fitting levels are shown, and in what order, each with its reasons.
"""

from navigator.matching.choice import Recommendation, Recommendations, recommend

__all__ = ["Recommendation", "Recommendations", "recommend"]
