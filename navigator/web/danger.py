"""What people type is looked at before anything else; here the verdict becomes something a page can show.

`Help` is either the panel that comes first, or one soft line. After a panel a slim bar stays for the rest of the visit,
and the same kind of danger does not interrupt twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator import help_lines
from navigator.directory.search import Directory
from navigator.errors import NavigatorError
from navigator.help_lines import HelpLine
from navigator.safety import ContactType, DangerKind, Outcome, Verdict, look


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """Whom to call now. `outcome` interrupt: the panel comes first; `again`: it was shown before, so a bar will do."""

    outcome: Outcome
    kind: DangerKind | None
    lang: str
    lines: tuple[HelpLine, ...]
    again: bool = False

    @property
    def interrupts(self) -> bool:
        return self.outcome is Outcome.INTERRUPT and not self.again

    @property
    def is_bar(self) -> bool:
        return self.outcome is Outcome.INTERRUPT and self.again

    @property
    def is_soft(self) -> bool:
        return self.outcome is Outcome.SOFT


def look_at(texts: Iterable[str], *, lang: str) -> Verdict:
    """The most serious verdict on anything that was typed into one form."""
    verdicts = [look(text, lang=lang) for text in texts if text.strip()]
    silent = Verdict(outcome=Outcome.NONE, kind=None, lang=lang)
    return max(verdicts, key=lambda verdict: verdict.outcome.weight, default=silent)


def help_for(verdict: Verdict, directory: Directory, *, seen: Iterable[str] = ()) -> Help | None:
    """What to show for a verdict; None when the line on every page is enough."""
    if verdict.outcome is Outcome.NONE:
        return None
    return Help(
        outcome=verdict.outcome,
        kind=verdict.kind,
        lang=verdict.lang,
        lines=help_lines.lines_for(verdict, directory),
        again=verdict.kind is not None and verdict.kind.value in set(seen),
    )


def bar(types: Iterable[str], directory: Directory, *, lang: str) -> Help | None:
    """The slim bar that stays after a panel with these types of contact."""
    contacts = tuple(ContactType(code) for code in types)
    if not contacts:
        return None
    verdict = Verdict(outcome=Outcome.INTERRUPT, kind=None, lang=lang, contacts=contacts)
    return Help(
        outcome=verdict.outcome, kind=None, lang=lang, lines=help_lines.lines_for(verdict, directory), again=True
    )


def always(lang: str, directory: Directory) -> tuple[HelpLine, ...]:
    """The lines on every page. A gap in the catalogue must not cost a page, least of all an error page."""
    try:
        return help_lines.always(lang, directory)
    except (NavigatorError, KeyError):
        return ()
