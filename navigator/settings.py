"""Every knob of the navigator, with its default and one line of help; set by `NAVIGATOR_<NAME>` in the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from navigator.paths import DATA


def _knob(default: Any, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    catalogue: Path = _knob(DATA / "offer_catalog.yaml", "The root file of the catalogue.")
    flow: Path = _knob(DATA / "flows" / "guide.yaml", "The question flow of the guide.")
    state: Path = _knob(Path("var"), "Where snapshots, the secret and the daily counts are kept.")
    secret: str = _knob("", "The key that seals conversations; empty: made once and kept in the state folder.")
    host: str = _knob("127.0.0.1", "The address to serve on.")
    port: int = _knob(5000, "The port to serve on.")
    workers: int = _knob(2, "How many processes serve.")
    idle_minutes: int = _knob(30, "After so many minutes without an answer a conversation is forgotten.")
    exit_address: str = _knob("https://www.meteo.be", "Where the button that leaves this site goes.")
    languages: str = _knob("nl,fr,en,de", "The languages of the site, the first one at the bare address.")

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ, **changes: Any) -> "Settings":
        """Settings from `NAVIGATOR_CATALOGUE=…` and the like; `changes` win. ValueError for a number that is none."""
        found: dict[str, Any] = {}
        for knob in fields(Settings):
            name = f"NAVIGATOR_{knob.name.upper()}"
            if name in environment:
                kind = next(kind for kind in (int, Path, str) if isinstance(knob.default, kind))
                found[knob.name] = kind(environment[name])
        return Settings(**(found | changes))

    @staticmethod
    def help() -> dict[str, str]:
        """Name of each variable → its line of help."""
        return {f"NAVIGATOR_{knob.name.upper()}": str(knob.metadata["help"]) for knob in fields(Settings)}
