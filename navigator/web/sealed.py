"""Sealed: what a page must remember is kept by the visitor, encrypted, and forgotten after a while.

A search word can be as telling as an answer. So the address of a results page holds one opaque text instead of words,
and the guide's only cookie is another. Nothing is kept on the server, and no restart loses anything.
"""

import base64
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from navigator.settings import Settings


class Sealer:
    """Seals small values for one `purpose`: what was sealed for a search can never be read as a conversation."""

    def __init__(self, secret: str, purpose: str) -> None:
        digest = hashlib.sha256(f"navigator {purpose}\0{secret}".encode()).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(digest))

    def seal(self, value: Mapping[str, Any], *, now: datetime) -> str:
        content = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
        return self._fernet.encrypt_at_time(content, int(now.timestamp())).decode().rstrip("=")

    def open(self, token: str, *, max_age: timedelta, now: datetime) -> dict[str, Any] | None:
        """What was sealed; None when it is too old, damaged or not ours."""
        padded = token + "=" * (-len(token) % 4)
        try:
            content = self._fernet.decrypt_at_time(
                padded.encode("ascii"), int(max_age.total_seconds()), int(now.timestamp())
            )
            value = json.loads(content)
        except (InvalidToken, ValueError):
            return None
        return value if isinstance(value, dict) else None


def secret_of(settings: Settings) -> str:
    """The key of this site: the given one, or one made once and kept where only we can read it."""
    if settings.secret:
        return settings.secret
    path = settings.state / "secret"
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Write a new secret aside and put it in place in one step; when two processes race, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".secret-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(secrets.token_urlsafe(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        Path(aside).unlink()
