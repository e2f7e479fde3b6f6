"""Copies: other ways to read a text in which words were hidden or run together.

`d00d`, `z*lfmoord`, `d o o d`, `zelf moord` and `ikwildood` are guesses, so each guess is a copy that stands beside the
text. A copy can only add a sign of danger; it never takes away what was seen in the text itself.
"""

import re
from collections.abc import Iterator
from functools import cache

from navigator.safety.words import Lexicon

_FIGURES = (str.maketrans("0134579@$!|€+", "oieastgasilet"), str.maketrans("0134579@$!|€+", "oleastgasliet"))
_FIGURE = re.compile(r"[0134579@$!|€+*#•_]")
_MASK = re.compile(r"[*#•_@]")
_EDGES = ".,;:?!\"()[]…«»„“”-*_"
_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[ \t.\-_*·/,|+~]{1,5}[^\W\d_]){2,}(?![^\W_])")
_WIDE = re.compile(r"\s{2,}|(?<=[.\-_*·/,|+~])\s+|\s*[/|]\s*")
_NO_LETTER = re.compile(r"[\W_]+")
LONGEST_GLUED = 40
SHORTEST_GLUED = 7
WIDEST_CUT = 3


def copies(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The other readings of clean `text`: without figures for letters, then with pieces joined and joins cut."""
    plain = _without_figures(text, lexicon) if _FIGURE.search(text) else text
    if plain != text:
        yield plain
    joined = _SPACED.sub(lambda run: _join(run[0], lexicon), plain)
    joined = _mend(joined, lexicon)
    if joined != plain:
        yield joined


def _without_figures(text: str, lexicon: Lexicon) -> str:
    return re.sub(r"\S+", lambda chunk: _letters_of(chunk[0], lexicon), text)


def _letters_of(chunk: str, lexicon: Lexicon) -> str:
    core = chunk.strip(_EDGES)
    if not _FIGURE.search(core) or not any(map(str.isalpha, core)):
        return chunk
    for figures in _FIGURES:
        if (word := core.translate(figures)) in lexicon.table:
            return chunk.replace(core, word)
    if _MASK.search(core) and len(core) >= 5:
        hidden = re.compile("".join(_mask(letter) for letter in core))
        for word in _rare_words(lexicon):
            if hidden.fullmatch(word):
                return chunk.replace(core, word)
    return chunk


def _mask(letter: str) -> str:
    return r"\w?" if _MASK.match(letter) else re.escape(letter.translate(_FIGURES[0]))


def _rare_words(lexicon: Lexicon) -> list[str]:
    return sorted({word for words in lexicon.rare.values() for word in words})


def _join(run: str, lexicon: Lexicon) -> str:
    """Single letters as words: cut where the gaps are wider, else wherever known words meet."""
    pieces = [_NO_LETTER.sub("", piece) for piece in _WIDE.split(run)]
    if len(pieces) > 1:
        return " ".join(pieces)
    return " ".join(cut(pieces[0], lexicon) or pieces)


def _mend(text: str, lexicon: Lexicon) -> str:
    """Rare words that were cut in two are joined, sentences that were run together are cut."""
    words = re.split(r"([\s\-]+)", text)
    for place in range(0, len(words), 2):
        if words[place] in lexicon.halves and place + 2 < len(words):
            whole = words[place] + words[place + 2].rstrip(".,;:?!")
            if _is_rare(whole, lexicon) and len(words[place + 1]) <= WIDEST_CUT:
                words[place + 2] = words[place] + words[place + 2]
                words[place] = words[place + 1] = ""
        elif len(words[place]) >= SHORTEST_GLUED and words[place] not in lexicon.known:
            words[place] = _unglue(words[place], lexicon)
    return "".join(words)


def _unglue(chunk: str, lexicon: Lexicon) -> str:
    word = chunk.strip("#" + _EDGES)
    if len(word) < SHORTEST_GLUED or not word.isalpha() or word in lexicon.table:
        return chunk
    parts = cut(word, lexicon)
    return chunk.replace(word, " ".join(parts)) if len(parts) >= 3 else chunk


def _is_rare(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.rare.get(word, ())


def cut(glued: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The fewest known words that make up `glued`, or nothing."""
    if len(glued) > LONGEST_GLUED:
        return ()

    @cache
    def best(start: int) -> tuple[str, ...] | None:
        if start == len(glued):
            return ()
        found: tuple[str, ...] | None = None
        for end in range(start + 1, min(len(glued), start + 14) + 1):
            word = glued[start:end]
            if word in lexicon.known and (len(word) > 1 or word in "ikj"):
                rest = best(end)
                if rest is not None and (found is None or len(rest) + 1 < len(found)):
                    found = (word, *rest)
        return found

    return best(0) or ()
