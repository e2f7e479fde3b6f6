"""Wording: one sentence for several readers.

The same question is put to a person ("je"), to someone close ("hij of zij") and to a professional ("de persoon"). In
YAML it is `{self: {nl: …}, relative: {nl: …}}`, or simply `{nl: …}` when one sentence fits all. Nobody has to write it
six times: a neighbour reads what a relative reads, a GP what a professional reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from navigator.text import Text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

#: Whose words serve each asker, in order; `general` closes every line.
_VOICES: Mapping[str, tuple[str, ...]] = {
    "self": ("self", "general"),
    "relative": ("relative", "general"),
    "neighbour": ("neighbour", "relative", "general"),
    "gp": ("gp", "professional", "general"),
    "gbo_worker": ("gbo_worker", "professional", "general"),
    "professional": ("professional", "general"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """`Wording({"self": Text(…), "general": Text(…)})`; without words it is falsy."""

    voices: Mapping[str, Text] = field(default_factory=dict)

    def to(self, asker: str | None) -> Text:
        """The words for this asker; whoever we do not know yet is spoken to directly."""
        for voice in _VOICES[asker or "self"]:
            if voice in self.voices:
                return self.voices[voice]
        return Text()

    def __bool__(self) -> bool:
        return any(self.voices.values())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core import core_schema

        voice = core_schema.literal_schema([*_VOICES, "general"])
        per_voice = core_schema.dict_schema(voice, handler.generate_schema(Text), min_length=1)
        return core_schema.no_info_before_validator_function(
            _per_voice, core_schema.no_info_after_validator_function(cls, per_voice)
        )


def _per_voice(written: object) -> object:
    """`{nl: …}` is short for `{general: {nl: …}}`."""
    if isinstance(written, dict) and not {*_VOICES, "general"} & written.keys():
        return {"general": written}
    return written
