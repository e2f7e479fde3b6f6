"""Train the second opinion anew from the team's own sentences: `python -m bench.train_second_opinion`.

Everything is fixed, so the same sentences give the same file. Thresholds come from sentences the model did not see:
each part of the corpora is judged by a model of the other parts, and the bars are put where the patterns and the model
together interrupt at most `MORE_FALSE` more of the harmless ones. With `--look` nothing is written.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from navigator import yamlfile
from navigator.safety.normalise import clean
from navigator.safety.patterns import FOLDER, read
from navigator.safety.recognise import by_patterns
from navigator.safety.second_opinion import FILE, features, windows
from navigator.safety.verdict import DangerKind, Outcome

TESTS = Path("tests")
KINDS = tuple(DangerKind)
PARTS = 5
BUCKETS = 1 << 17
KIND_BUCKETS = 1 << 15
#: How much a sentence may weigh against small weights.
STRENGTH = 3.0
STEPS = 200
MORE_FALSE = 0.012
SOFT_ORDINARY = 0.08
SOFT_QUERIES = 0.02

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`part` is the fold that must not see it while it is judged; -1 is always seen and never judged."""

    text: str
    outcome: str
    kind: str | None
    source: str
    part: int = -1
    weight: float = 1.0


def examples() -> Iterator[Example]:
    for path in sorted((TESTS / "safety" / "corpus").glob("*.yaml")):
        for place, row in enumerate(_data(path)):
            part = {"nl-1": 0, "nl-2": 1}.get(path.stem, place // 5 % PARTS)
            yield Example(text=row["text"], outcome=row["outcome"], kind=row.get("kind"), source=path.stem, part=part)
    for group in _data(TESTS / "safety" / "sentences.yaml")["groups"]:
        kind = group.get("kind")
        for text in group["texts"]:
            yield Example(text=text, outcome=group["expect"], source="own",
                          kind=kind if isinstance(kind, str) else None)
    for file in read(FOLDER)[0]:
        for text in (text for item in file.harmless for text in item.must_match):
            yield Example(text=text, outcome="none", kind=None, source="patterns")
        for text in (text for pattern in file.patterns for text in pattern.must_not_match):
            yield Example(text=text, outcome="none", kind=None, source="patterns")
    for name in ("judged/development.yaml", "queries.yaml"):
        for place, row in enumerate(_data(TESTS / "search" / name)["queries"]):
            if "crisis" not in row.get("tags", ()) and by_patterns(row["q"]).outcome is Outcome.NONE:
                yield Example(text=row["q"], outcome="none", kind=None, source="queries", part=place % PARTS)
    for place, row in enumerate(_data(TESTS / "stories" / "development.yaml")["stories"]):
        if by_patterns(row["text"]).outcome is Outcome.NONE:
            yield Example(text=row["text"], outcome="none", kind=None, source="stories", part=place % PARTS)
    for row in _data(Path("data/synonyms.yaml"))["entries"]:
        for text in row["words"]:
            if by_patterns(text).outcome is Outcome.NONE:
                yield Example(text=text, outcome="none", kind=None, source="synonyms", weight=0.2)


def _data(path: Path) -> Any:
    document = yamlfile.read(path)
    assert not document.problems, document.problems
    return document.data


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of features, as three columns: row, bucket, value. The last bucket is one in every row."""

    rows: NDArray[np.int64]
    buckets: NDArray[np.int64]
    values: Numbers
    height: int
    width: int

    def times(self, weights: Numbers) -> Numbers:
        return np.bincount(self.rows, self.values * weights[self.buckets], minlength=self.height).astype(np.float64)

    def back(self, amounts: Numbers) -> Numbers:
        return np.bincount(self.buckets, self.values * amounts[self.rows], minlength=self.width).astype(np.float64)

    def only(self, chosen: Mask) -> "Matrix":
        kept = chosen[self.rows]
        places = np.cumsum(chosen) - 1
        return Matrix(places[self.rows[kept]], self.buckets[kept], self.values[kept], int(chosen.sum()), self.width)


def matrix(texts: Sequence[str], buckets: int) -> Matrix:
    seen = features(texts)
    count = len(texts)
    rows, places, values = [np.arange(count)], [np.full(count, 2 * buckets)], [np.ones(count)]
    for start, (owners, hashes) in ((0, seen.pieces), (buckets, seen.rows)):
        rows.append(owners)
        places.append(start + (hashes & (buckets - 1)))
        values.append(1 / np.sqrt(np.bincount(owners, minlength=count)[owners]))
    return Matrix(np.concatenate(rows), np.concatenate(places), np.concatenate(values), count, 2 * buckets + 1)


def fit(data: Matrix, danger: Mask, importance: Numbers) -> Numbers:
    """Logistic regression with small weights, by full gradient steps with momentum."""
    sign = np.where(danger, 1.0, -1.0)
    pull = STRENGTH * importance
    steepest = 1 + _largest(data, pull) / 4
    momentum = (np.sqrt(steepest) - 1) / (np.sqrt(steepest) + 1)
    weights = ahead = np.zeros(data.width)
    for _ in range(STEPS):
        wrong = pull * sign / (1 + np.exp(np.clip(sign * data.times(ahead), -30, 30)))
        before, weights = weights, ahead - (ahead - data.back(wrong)) / steepest
        ahead = weights + momentum * (weights - before)
    return weights


def _largest(data: Matrix, pull: Numbers) -> float:
    """How steep the steepest direction is, which sets the length of a step."""
    direction = np.ones(data.width)
    size = 1.0
    for _ in range(15):
        direction = data.back(pull * data.times(direction / np.linalg.norm(direction)))
        size = float(np.linalg.norm(direction))
    return size * 1.05


@dataclass(frozen=True, slots=True)
class Training:
    """All examples as windows. A harmless text has harmless windows; a text of danger is learnt as a whole."""

    examples: tuple[Example, ...]
    texts: Matrix
    parts: Matrix
    owners: NDArray[np.int64]

    def learn(self, chosen: Mask) -> Numbers:
        danger = np.array([example.outcome == "interrupt" for example in self.examples])
        weight = np.array([example.weight for example in self.examples])
        many = np.bincount(self.owners, minlength=len(self.examples)) > 1
        apart = (chosen & many & ~danger)[self.owners]
        data = _stack(self.texts.only(chosen), self.parts.only(apart))
        calm = np.zeros(int(apart.sum()), dtype=np.bool_)
        return fit(data, np.concatenate([danger[chosen], calm]), np.concatenate([weight[chosen], 0.5 + 0.0 * calm]))

    def judge(self, weights: Numbers) -> Numbers:
        highest = np.full(len(self.examples), -99.0)
        np.maximum.at(highest, self.owners, self.parts.times(weights))
        return highest


def _stack(upper: Matrix, lower: Matrix) -> Matrix:
    return Matrix(np.concatenate([upper.rows, lower.rows + upper.height]),
                  np.concatenate([upper.buckets, lower.buckets]), np.concatenate([upper.values, lower.values]),
                  upper.height + lower.height, upper.width)


def training(found: Iterable[Example], buckets: int) -> Training:
    known = tuple(found)
    cut = [windows(clean(example.text)) or ("",) for example in known]
    owners = np.repeat(np.arange(len(known)), [len(parts) for parts in cut])
    return Training(known, matrix([" ".join(parts) for parts in cut], buckets),
                    matrix([part for parts in cut for part in parts], buckets), owners)


def small(weights: Numbers) -> tuple[NDArray[np.int8], float]:
    """Whole numbers from -127 to 127, and what one stands for; the few largest weights are cut off."""
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9998)) / 127
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), scale


def rounded(weights: Numbers) -> Numbers:
    whole, scale = small(weights[:-1])
    return np.append(whole * scale, weights[-1])


def cross_validated(known: Training) -> Numbers:
    part = np.array([example.part for example in known.examples])
    heights = np.zeros(len(part))
    for number in range(PARTS):
        heights[part == number] = known.judge(rounded(known.learn(part != number)))[part == number]
    return heights


def thresholds(known: tuple[Example, ...], heights: Numbers, ruled: NDArray[np.str_]) -> tuple[float, float]:
    source = np.array([example.source for example in known])
    outcome = np.array([example.outcome for example in known])
    corpus = ~np.isin(source, ["own", "patterns", "queries", "stories", "synonyms"])
    harmless = corpus & (outcome != "interrupt")
    ordinary = harmless & (outcome == "none")
    interrupt = _bar(heights[harmless & (ruled != "interrupt")], MORE_FALSE * harmless.sum())
    soft = max(_bar(heights[ordinary & (ruled == "none")], SOFT_ORDINARY * ordinary.sum()),
               _bar(heights[source == "queries"], SOFT_QUERIES * (source == "queries").sum()))
    return interrupt, soft


def _bar(heights: Numbers, allowed: float) -> float:
    return float(np.sort(heights)[::-1][int(allowed)])


def report(known: tuple[Example, ...], heights: Numbers, ruled: NDArray[np.str_], bars: tuple[float, float]) -> None:
    source = np.array([example.source[:2] if example.source[:3] == "nl-" else example.source for example in known])
    danger = np.array([example.outcome == "interrupt" for example in known])
    both = (ruled == "interrupt") | (heights > bars[0])
    seen = both | (ruled != "none") | (heights > bars[1])
    print("source     recall: patterns  both  at least soft | false: patterns  both | at least soft of ordinary")
    groups: dict[str, Mask] = {name: source == name for name in dict.fromkeys(source)}
    groups["all corpora"] = np.array([len(name) == 2 for name in source])
    ordinary = np.array([example.outcome == "none" for example in known])
    for name, group in groups.items():
        hot, calm = group & danger, group & ~danger
        print(f"{name:12}", _share(ruled == "interrupt", hot), _share(both, hot), _share(seen, hot), "|",
              _share(ruled == "interrupt", calm), _share(both, calm), "|", _share(seen, group & ordinary))


def _share(values: Mask, where: Mask) -> str:
    return f"{values[where].mean():6.3f}" if where.any() else "     -"


def kinds(found: Sequence[Example]) -> dict[str, Any]:
    """For each kind against the others, only among sentences of danger."""
    told = [example for example in found if example.outcome == "interrupt" and example.kind]
    known = training(told, KIND_BUCKETS)
    even = np.ones(len(told))
    columns = [fit(known.texts, np.array([example.kind == kind for example in told]), even) for kind in KINDS]
    weights = np.stack(columns, axis=1)
    whole, scale = small(weights[:-1])
    return {"kind_pieces": whole[:KIND_BUCKETS], "kind_rows": whole[KIND_BUCKETS:], "kind_scale": scale,
            "kind_bias": weights[-1]}


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("--look", action="store_true", help="only show the cross-validated figures")
    only_look = reader.parse_args().look
    known = training(examples(), BUCKETS)
    ruled = np.array([by_patterns(example.text).outcome.value for example in known.examples])
    heights = cross_validated(known)
    bars = thresholds(known.examples, heights, ruled)
    report(known.examples, heights, ruled, bars)
    print(f"interrupt above {bars[0]:.2f}, soft above {bars[1]:.2f} (logarithm of the odds)")
    if only_look:
        return
    weights = known.learn(np.ones(len(known.examples), dtype=np.bool_))
    whole, scale = small(weights[:-1])
    np.savez_compressed(FILE, pieces=whole[:BUCKETS], rows=whole[BUCKETS:], scale=scale, bias=weights[-1],
                        interrupt=bars[0], soft=bars[1], **kinds(known.examples))
    print(f"{FILE}: {FILE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
