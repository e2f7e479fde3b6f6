"""Lines a second of `navigator batch`, for 1,000 lines of each kind, in one process."""

import json
import random
import time

from navigator import clock, load_flow
from navigator.cli.batch import answers
from navigator.dialog import DOMAINS
from navigator.directory import snapshot
from navigator.interface import Interface
from navigator.settings import Settings

WORDS = ["ik slaap slecht", "ons ma drinkt", "psycholoog gentt", "schulden in Aalst", "ik zie het niet meer zitten"]
LINES = 1000


def requests(rng: random.Random) -> dict[str, list[str]]:
    def ratings() -> dict[str, int | None]:
        return {domain: rng.choice([None, 0, 1, 2, 3, 4]) for domain in DOMAINS}

    return {
        "safety": [json.dumps({"text": rng.choice(WORDS)}) for _ in range(LINES)],
        "search": [
            json.dumps({"q": rng.choice(WORDS), "place": rng.choice(["9000", "Zele", "Hasselt"])}) for _ in range(LINES)
        ],
        "assess": [json.dumps({"ratings": ratings(), "place": "9300", "needs": ["slaap"]}) for _ in range(LINES)],
        "dialogue": [json.dumps({"asker": "self", "answers": {}}) for _ in range(LINES)],
    }


def main() -> None:
    settings = Settings.from_environment()
    interface = Interface(
        directory=snapshot.load_or_read(settings.catalogue, settings.state), flow=load_flow(), now=clock.now
    )
    for question, lines in requests(random.Random(1)).items():
        started = time.perf_counter()
        found = sum(1 for _ in answers(getattr(interface, question), lines))
        print(f"{question:9} {found / (time.perf_counter() - started):8.0f} lines/s")


if __name__ == "__main__":
    main()
