"""Which language, for this request; the home of Flask-Babel.

Dutch stands at the bare address, the others behind their code (`/fr/zoeken/…`). The code is taken off before routing
and counted as part of the root, so views and `url_for` know nothing of languages and every link stays in the language
of its page. Nobody is redirected by what a browser says: people choose.

The interface texts are Dutch in the templates, so Dutch needs no catalogue; the other languages are `.po` files, read
into memory the first time they are needed. No `.mo` files are kept, hence none can be out of date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from flask_babel import Babel, Domain, force_locale, get_locale  # type: ignore[import-untyped]
from flask_babel import gettext as _untyped_gettext

from navigator.paths import TRANSLATIONS
from navigator.text import DUTCH

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: What each language calls itself.
NAMES: Mapping[str, str] = {"nl": "Nederlands", "fr": "Français", "en": "English", "de": "Deutsch"}

_LANGUAGE = "navigator.language"
_ROOT = "navigator.root"


class LanguagePrefix:
    """WSGI middleware: `/fr/zoeken` becomes root `/fr` and path `/zoeken`."""

    def __init__(self, application: "WSGIApplication", languages: tuple[str, ...]) -> None:
        self.application = application
        self.languages = languages

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        root = environ.get("SCRIPT_NAME", "")
        first, _, rest = environ.get("PATH_INFO", "/").removeprefix("/").partition("/")
        environ[_ROOT] = root
        environ[_LANGUAGE] = self.languages[0]
        if first in self.languages[1:]:
            environ[_LANGUAGE] = first
            environ["SCRIPT_NAME"] = f"{root}/{first}"
            environ["PATH_INFO"] = f"/{rest}"
        return self.application(environ, start_response)


class LanguageLink(NamedTuple):
    """One choice in the language navigation."""

    lang: str
    name: str
    href: str
    current: bool


class _PoDomain(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """Translations from `.po` files rather than compiled ones."""

    def get_translations(self) -> NullTranslations:
        return catalogue(str(get_locale()))


@cache
def catalogue(lang: str) -> NullTranslations:
    """The interface texts of one language; those of a language without a file stay Dutch."""
    path = TRANSLATIONS / lang / "messages.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as source:
        texts = read_po(source, locale=lang, domain="messages")
    compiled = BytesIO()
    write_mo(compiled, texts)
    compiled.seek(0)
    return Translations(compiled, domain="messages")


def language() -> str:
    """The language of the page that is asked for."""
    return str(request.environ.get(_LANGUAGE, DUTCH))


def gettext(message: str, **values: object) -> str:
    """The message in the language that is spoken now, with its `%(name)s` filled in."""
    return str(_untyped_gettext(message, **values))


@contextmanager
def speaking(lang: str) -> Iterator[str]:
    """Say what follows in `lang`, or in the language of the page when we do not speak it; gives the one chosen."""
    chosen = lang if lang in NAMES else language()
    with force_locale(chosen):
        yield chosen


def root() -> str:
    """Where the site lives, whatever the language: "" or a folder of a larger site."""
    return str(request.environ.get(_ROOT, ""))


def links(languages: tuple[str, ...]) -> tuple[LanguageLink, ...]:
    """This same page in every language."""
    here = language()
    query = f"?{request.query_string.decode('ascii', 'ignore')}" if request.query_string else ""
    return tuple(
        LanguageLink(
            lang=lang,
            name=NAMES.get(lang, lang),
            href=f"{root()}{'' if lang == languages[0] else '/' + lang}{request.path}{query}",
            current=lang == here,
        )
        for lang in languages
    )


def init_app(app: Flask, languages: tuple[str, ...]) -> None:
    """Make `app` speak these languages, the first one at the bare address."""
    domain = _PoDomain()
    Babel(app, default_locale=DUTCH, locale_selector=language)
    app.wsgi_app = LanguagePrefix(app.wsgi_app, languages)  # type: ignore[method-assign]

    @app.before_request
    def speak() -> None:
        domain.as_default()
        g.language = language()

    context: Callable[[], dict[str, Any]] = lambda: {  # noqa: E731
        "lang": language(),
        "language_links": links(languages),
    }
    app.context_processor(context)
