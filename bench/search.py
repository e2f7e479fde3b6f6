"""One search, in parts: milliseconds at the median and at p95, over everyday questions on the real catalogue."""

import statistics
import time
from pathlib import Path

import yaml

from navigator.directory import snapshot
from navigator.settings import Settings

QUERIES = Path("tests/search/queries.yaml")


def main() -> None:
    settings = Settings.from_environment()
    started = time.perf_counter()
    directory = snapshot.load_or_read(settings.catalogue, settings.state)
    print(f"load      {time.perf_counter() - started:6.2f} s, {len(directory)} offers")
    questions = [query["q"] for query in yaml.safe_load(QUERIES.read_text("utf-8"))["queries"]]
    taken = []
    for _ in range(5):
        for question in questions:
            started = time.perf_counter()
            directory.search(question)
            taken.append((time.perf_counter() - started) * 1000)
    print(f"search    {statistics.median(taken):6.2f} ms median, {statistics.quantiles(taken, n=20)[-1]:6.2f} ms p95")


if __name__ == "__main__":
    main()
