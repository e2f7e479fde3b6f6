"""Normalise: the many ways to type one word, brought back to one.

Phones, keyboards and people who hide a word all change letters: capitals, accents that fall off, apostrophes of another
shape, invisible characters, letters of another alphabet that look the same. The pattern data goes through the same
door as the text, so both sides always meet. What can only be guessed (`d00d`, `d o o d`) is a second and third copy
of the text, made in `words`, beside the first and never instead of it.
"""

import re
import unicodedata

#: Bounded input: what is longer is looked at in its first and last part, where people put what matters most.
LONGEST = 8000

_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛ʼʹ´`′＇"), "'")
_LETTERS = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ŧ": "t", "ħ": "h",
    "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ھ": "ه", "ے": "ي", "ـ": None, "ء": None,
})
_LOOKALIKES = str.maketrans("аеорсхуікмтвнгԁѕј", "aeopcxyikmtbhrdsj")
_MIXED = re.compile(r"\w*(?:[a-z][а-яіѕјԁ]|[а-яіѕјԁ][a-z])\w*")
_PLAIN = re.compile(r"[\x20-\x7e\n]*")


def clean(text: str) -> str:
    """`text` in small letters without marks, invisible characters or fancy shapes; separators stay as they are."""
    if len(text) > LONGEST:
        text = f"{text[:LONGEST // 2]}\n\n{text[-LONGEST // 2:]}"
    if _PLAIN.fullmatch(text):
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFKC", text.replace("İ", "i").translate(_APOSTROPHES)).casefold()
    text = "".join(map(_bare, unicodedata.normalize("NFD", text))).translate(_LETTERS)
    return _MIXED.sub(lambda found: found[0].translate(_LOOKALIKES), text)


def squeeze(word: str) -> str:
    """`word` with every run of one letter as one letter: where `dood` and `doooood` meet."""
    return _RUN.sub(r"\1", word)


def relax(word: str) -> str:
    """`word` with only its stretched letters as one letter."""
    return _STRETCH.sub(r"\1", word)


def is_stretched(word: str) -> bool:
    return _STRETCH.search(word) is not None


_RUN = re.compile(r"(\w)\1+")
_STRETCH = re.compile(r"([^\W\d])\1\1+")


def _bare(character: str) -> str:
    """Nothing for marks and invisible characters, a space for what only separates."""
    if character < "\x7f":
        return character if character >= " " or character == "\n" else " "
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc", "Co", "Cs"):
        return ""
    return " " if category == "Zs" else character
