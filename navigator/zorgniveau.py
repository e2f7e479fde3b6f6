"""Zorgniveau: the five levels of care of the Flemish decree of 5 April 2019 on mental health care.

The word stays Dutch because a decree defines it: "level of care" makes readers think of ladders and of other
countries' steps. It is no ladder: matched care may start at any level. The labels that people read are in
`data/taxonomy.yaml`; what people are told is the *kind of help*, never a number alone.
"""

from enum import StrEnum


class Zorgniveau(StrEnum):
    SELF_CARE = "0a"
    """What one can do alone or with one's own circle; by definition not yet care."""
    VOLUNTEERS_AND_PEERS = "0b"
    """Volunteers, peers, neighbourhood, lines that listen."""
    GENERALIST = "1"
    """Generalist basic care: GP, CAW, OCMW, first-line psychologist."""
    REGIONAL = "2a"
    """Specialised care of one's own region: CGG, mobile teams, PAAZ. (Teams called "2A" and "2B" are both 2a.)"""
    SUPRA_REGIONAL = "2b"
    """Specialised care that is so rare that several regions share it."""

    @property
    def rank(self) -> int:
        """Place in the order of how specialised the help is, 0 to 4."""
        return tuple(Zorgniveau).index(self)

    def neighbours(self) -> tuple["Zorgniveau", ...]:
        """The level below and the level above, where they exist."""
        levels = tuple(Zorgniveau)
        return tuple(level for level in levels if abs(level.rank - self.rank) == 1)
