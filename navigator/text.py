"""Text: one sentence in several languages.

A catalogue that serves many languages always has gaps. So a text knows its languages and, when asked for one,
says which it could give: a page can then mark Dutch words on an Arabic page with their own `lang`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

DUTCH = "nl"

#: Which language helps a reader most when their own is missing. Dutch is always there; English reaches most others.
FALLBACKS: Mapping[str, tuple[str, ...]] = MappingProxyType({"fr": ("nl",), "de": ("nl", "en"), "nl": ("en",)})


class Picked(NamedTuple):
    """What a reader gets: the words, and the language they are really in."""

    value: str
    lang: str


@dataclass(frozen=True, slots=True)
class Text:
    """`Text({"nl": "Hulp", "fr": "Aide"})`; an empty text is falsy."""

    values: Mapping[str, str] = field(default_factory=dict)

    def pick(self, locale: str) -> Picked:
        """The words in `locale`, else in the language that helps most; `("", locale)` when there are none."""
        for lang in (locale, *FALLBACKS.get(locale, ("en", DUTCH)), *self.values):
            if self.values.get(lang):
                return Picked(self.values[lang], lang)
        return Picked("", locale)

    def __bool__(self) -> bool:
        return any(self.values.values())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """In YAML a text is the plain mapping `{nl: …, fr: …}`, without a `values` key in between."""
        from pydantic_core import core_schema

        code = core_schema.str_schema(pattern=r"^[a-z]{2,3}$")
        words = core_schema.str_schema(min_length=1, strict=True, strip_whitespace=True)
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.dict_schema(code, words),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda text: dict(text.values)),
        )
