"""French plural folding for search: `sanctions` and `sanction` become one form, and so `journaux`.

How it works. Words come in folded (lower case, no accents, `oe` for `œ`). Only number is folded,
never gender or tense: a search for « accord » must not answer with « accorder ». A form need not
be a word of the dictionary, it must only be the same for both numbers (`progres` → `progre`).
The rules, first match wins:

1. irregular plurals, and words in -s and -x that would fall together with another word, are listed;
2. -eaux → -eau (`bateaux`), -yaux → -yau (`noyaux`), other -aux → -al (`journaux`);
3. -eux → -eu (`milieux`), -oux → -ou (`bijoux`); -x after another letter stays (`paix`, `prix`);
4. -s falls (`sanctions`, `françaises`), except after s (`congress`); words of three letters stay.
"""

from __future__ import annotations

ELISIONS = frozenset(
    {"c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "presqu", "puisqu", "qu", "quoiqu", "s", "t"}
)
"""What stands before an apostrophe and is no word to search for: « l'Iran » finds « d'Iran »."""

_LISTED = {
    "aieux": "aieul",
    "aux": "aux",
    "baux": "bail",
    "bras": "bras",
    "chaux": "chaux",
    "cieux": "ciel",
    "coraux": "corail",
    "emaux": "email",
    "faux": "faux",
    "fois": "fois",
    "mesdames": "madame",
    "messieurs": "monsieur",
    "mois": "mois",
    "paris": "paris",
    "pays": "pays",
    "soupiraux": "soupirail",
    "taux": "taux",
    "tous": "tout",
    "travaux": "travail",
    "trois": "trois",
    "vitraux": "vitrail",
    "yeux": "oeil",
}
_SHORTEST = 4


def stem(word: str) -> str:
    """Return the form that stands for both numbers of a folded word.

    >>> [stem(word) for word in ("sanctions", "journaux", "journal", "bateaux", "paix")]
    ['sanction', 'journal', 'journal', 'bateau', 'paix']
    """
    if word in _LISTED:
        return _LISTED[word]
    if len(word) < _SHORTEST:
        return word
    if word.endswith("aux"):
        return word[:-1] if word[-4] in "ey" else word[:-2] + "l"
    if word.endswith(("eux", "oux")):
        return word[:-1]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
