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
from navigator.web.locale import gettext as _
from navigator.web.locale import speaking


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpWords:
    """The sentences of a panel, in the language in which the person wrote where we speak it."""

    lang: str
    title: str
    lead: str
    go_on: str
    bar: str
    soft: str
    uses: tuple[str, ...]
    """What each line is for, in the order of the lines."""


def words(help_now: Help | None) -> HelpWords | None:
    if help_now is None:
        return None
    with speaking(help_now.lang) as lang:
        title, lead = _title_and_lead(help_now.kind)
        return HelpWords(
            lang=lang,
            title=title,
            lead=lead,
            go_on=_("Toon mijn zoekresultaten"),
            bar=_("Nu hulp nodig? Bel of chat:"),
            soft=_("Is het zwaar? Je kan er met iemand over praten:"),
            uses=tuple(use_of(line.type) for line in help_now.lines),
        )


def _title_and_lead(kind: DangerKind | None) -> tuple[str, str]:
    """What is said first. It asks for no proof, names no method and promises nothing."""
    if kind in (DangerKind.SUICIDAL, DangerKind.SELF_HARM):
        listen = _("Er zijn mensen die nu naar je luisteren. Bel, ook als je twijfelt.")
        return _("Je staat er niet alleen voor"), listen
    if kind in (DangerKind.VIOLENCE_AGAINST_ME, DangerKind.CHILD_DANGER):
        return _("Je verdient het om veilig te zijn"), _("Er zijn mensen die je geloven en die nu kunnen helpen.")
    if kind is DangerKind.VIOLENCE_TO_OTHERS:
        return _("Er kan nu iemand met je praten"), _("Bel voor het te ver gaat. Dat is sterk.")
    if kind is DangerKind.MEDICAL_EMERGENCY:
        return _("Bel nu om hulp"), _("Er is medische hulp nodig. Wacht niet.")
    if kind is DangerKind.PSYCHOSIS_ACUTE:
        return _("Bel nu om hulp"), _("Dit kan niet wachten. Blijf er als het kan bij iemand die je vertrouwt.")
    return _("Er is nu hulp voor je"), _("Bel. Je hoeft niet te weten wat je moet zeggen.")


def use_of(contact: ContactType) -> str:
    """What a line is for, in a few words."""
    return {
        ContactType.EMERGENCY: _("levensgevaar"),
        ContactType.POLICE: _("politie, dringend"),
        ContactType.SUICIDE_LINE: _("denken aan zelfmoord"),
        ContactType.VIOLENCE_LINE: _("geweld of misbruik"),
        ContactType.POISON_CENTRE: _("iets giftigs ingeslikt"),
        ContactType.CHILD_LINE: _("voor kinderen en jongeren"),
        ContactType.LISTENING_LINE: _("iemand die luistert"),
        ContactType.GP_ON_DUTY: _("dokter van wacht"),
    }[contact]


def always(lang: str, directory: Directory) -> tuple[HelpLine, ...]:
    """The lines on every page. A gap in the catalogue must not cost a page, least of all an error page."""
    try:
        return help_lines.always(lang, directory)
    except (NavigatorError, KeyError):
        return ()
