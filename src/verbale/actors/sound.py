"""Sound keys: spellings of one name that differ by transliteration get one key.

How it works. A name is cut into words, stripped of accents, and spelled by a table of letter
groups (`tch`, `ch` and `sh` become one sound, `ou` and `u` another); forms of one given name are
brought to one form. A key says that two spellings may be one name, never that they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

# « Guðmundsson », « Wałęsa », « Đukanović »: letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {
        "ð": "d", "đ": "d", "ł": "l", "ø": "o", "ß": "ss", "þ": "th", "æ": "ae", "œ": "oe",
        "ı": "i", "ə": "a", "ŋ": "n", "ħ": "h",
        "’": "", "'": "", "ʻ": "", "ʿ": "", "ʾ": "", "`": "", "‘": "", "ʼ": "",
    }
)  # fmt: skip
# The words of a name: "Jean-Yves Le Drian", "J.D. Vance", "Locsin, Jr.".
_WORD = re.compile(r"[a-z0-9]+")
# The accents that a decomposition parts from their letters.
_MARKS = dict.fromkeys(range(0x300, 0x370))
_TWICE = re.compile(r"(?P<letter>[a-z])(?P=letter)+")
_ARTICLES = frozenset({"al", "el", "ul", "as", "ad", "an", "ar", "ash", "az"})

# The sounds of « II », « XVI », « Ier »: no part of a name.
_NUMBER = re.compile(r"[iv]+|ks[iv]*|ier")
# Kazimi and Kadhimi, Hroïsman and Groysman, Baghaï and Baghaei are alike.
_ALIKE = 0.7


def words_in(name: str) -> tuple[str, ...]:
    """Return the words of a name, lower case and without accents or apostrophes.

    >>> words_in("Raşit Meredow"), words_in("Gideon Sa'ar"), words_in("Kim Jong-un")
    (('rasit', 'meredow'), ('gideon', 'saar'), ('kim', 'jong', 'un'))
    """
    lowered = name.lower().translate(_LETTERS)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFD", lowered).translate(_MARKS)
    return tuple(_WORD.findall(lowered))


class Sounds:
    """Turns names into keys by a table of letter groups and one of given names.

    >>> sounds = Sounds({"sh": "s", "ch": "s", "ou": "u", "y": "i"}, {"sergei": "serge"})
    >>> sounds.word("Choïgou") == sounds.word("Shoigu")
    True
    """

    def __init__(self, groups: Mapping[str, str], given: Mapping[str, str]) -> None:
        """Take letter groups with their sound, and forms of given names with their common form."""
        self._groups = dict(groups)
        self._pattern = re.compile("|".join(sorted(map(re.escape, groups), key=len, reverse=True)))
        self._cache: dict[str, str] = {}
        self._given = {
            self._spell(word): self._spell(common) for word, common in sorted(given.items())
        }

    def key(self, name: str | Iterable[str]) -> tuple[str, ...]:
        """Return the sounds of a name's words in their order, without the Arabic article."""
        words = words_in(name) if isinstance(name, str) else tuple(name)
        kept = [word for word in words if word not in _ARTICLES] or words
        return tuple(self.word(word) for word in kept)

    def word(self, word: str) -> str:
        """Return the sound of one word."""
        sound = self._cache.get(word)
        if sound is None:
            spelled = self._spell("".join(words_in(word)))
            sound = self._cache[word] = self._given.get(spelled, spelled)
        return sound

    def alike(self, first: str, second: str) -> bool:
        """Say whether two names may be of one person: a surname in common, or nearly so."""
        one = [word for word in self.key(first) if not _NUMBER.fullmatch(word)]
        return any(
            SequenceMatcher(None, word, other).ratio() >= _ALIKE
            for word in one[1:] or one
            for other in self.key(second)
        )

    def _spell(self, word: str) -> str:
        spelled = self._pattern.sub(lambda match: self._groups[match[0]], word)
        # « Poutine », « Salmane »: a mute e; « Netanyahou », « Abdallah »: a mute h.
        if len(spelled) > 3 and spelled[-1] in "eh":
            spelled = spelled[:-1]
        return _TWICE.sub(r"\g<letter>", spelled)
