"""Small turns of phrase that several pages need: "a, b en c", "a of b", "niet opgegeven"."""

from collections.abc import Iterable

from navigator.web.locale import gettext as _


def unknown() -> str:
    return _("niet opgegeven")


def or_list(words: Iterable[str]) -> str:
    return _joined(tuple(dict.fromkeys(words)), _(" of "))


def and_list(words: Iterable[str]) -> str:
    return _joined(tuple(dict.fromkeys(words)), _(" en "))


def _joined(words: tuple[str, ...], last: str) -> str:
    return last.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
