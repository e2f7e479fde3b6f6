"""Where data, templates and translations live: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHARE = _PACKAGE / "share"

#: The folder that holds `data/`, `templates/` and `translations/`.
ROOT = _SHARE if _SHARE.is_dir() else _PACKAGE.parent

DATA = ROOT / "data"
TEMPLATES = ROOT / "templates"
TRANSLATIONS = ROOT / "translations"
