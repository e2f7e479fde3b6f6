import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from navigator.settings import Settings
from navigator.web.sealed import Sealer, secret_of

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SEALER = Sealer("a secret", "search")


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=60), max_size=4))
def test_what_is_sealed_comes_out_the_same_and_cannot_be_read(value: dict[str, str]) -> None:
    token = SEALER.seal(value, now=NOON)
    assert SEALER.open(token, max_age=HOUR, now=NOON) == value
    assert token.replace("-", "").replace("_", "").isalnum()


def test_a_seal_that_is_too_old_says_nothing() -> None:
    token = SEALER.seal({"q": "angst"}, now=NOON)
    assert SEALER.open(token, max_age=HOUR, now=NOON + timedelta(minutes=61)) is None


def test_a_seal_for_one_purpose_says_nothing_for_another() -> None:
    token = SEALER.seal({"q": "angst"}, now=NOON)
    assert Sealer("a secret", "visit").open(token, max_age=HOUR, now=NOON) is None
    assert Sealer("another", "search").open(token, max_age=HOUR, now=NOON) is None


@given(st.text(max_size=120))
def test_nonsense_is_no_seal(token: str) -> None:
    assert SEALER.open(token, max_age=HOUR, now=NOON) is None


def test_a_secret_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path / "new")
    first = secret_of(settings)
    assert len(first) >= 32
    assert secret_of(settings) == first
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_is_given_is_used() -> None:
    assert secret_of(Settings(secret="given")) == "given"


def test_two_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(secret_of(Settings(state=tmp_path)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
