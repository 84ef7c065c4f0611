"""Lexicon: the labels of all actors, ready to be found in a text in one pass.

How it works. Every label becomes a tuple of folded words. A text is folded with the same table, so
that whatever is no letter or digit is a space, and split at spaces; one look-up of each word in a
dict of first words says whether a label may begin there. The cost depends on the length of the
text, not on the number of labels. Words that stand next to each other in a label are parted by
exactly one character, so that no label runs over a full stop, a comma or an empty line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from verbale.actors.entry import Entry
from verbale.text.shadow import FILLER, fold

FORMAT = 1
"""The version of the data file's form."""

Form = Literal["name", "acronym", "adjective", "capital", "metonym", "prefix", "decoy"]
Case = Literal["any", "initial", "words", "caps"]

# A label of one kind is preferred to the other where both fit the same words.
_RANK: dict[Form, int] = {
    "decoy": 0,
    "name": 1,
    "acronym": 2,
    "metonym": 3,
    "capital": 4,
    "prefix": 5,
    "adjective": 6,
}
_ADJECTIVE_FORMS = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))


@dataclass(frozen=True, slots=True)
class Label:
    """One spelling that points to actors, the likeliest first.

    `gender` is `m`, `f` or empty where the form leaves it open, `number` `s`, `p` or empty.
    `common` marks an acronym that is also a word in capitals, `weak` a label that is often the
    name of a person or of another place.
    """

    spelling: str
    keys: tuple[str, ...]
    form: Form
    case: Case
    gender: str = ""
    number: str = ""
    office: str | None = None
    common: bool = False
    weak: bool = False

    def fits(self, words: str) -> bool:
        """Say whether the capitals of the words allow the label."""
        if self.case == "any":
            return True
        if self.case == "caps":
            return words == self.spelling or (self.spelling.isupper() and words.isupper())
        if self.case == "initial":
            return words[:1].isupper()
        due = _pieces(self.spelling)
        return all(
            piece[:1].isupper()
            for piece, model in zip(_pieces(words), due, strict=False)
            if model[:1].isupper()
        )


class _Plain(dict[int, str]):
    """Code points to a folded letter, a space, or nothing for a letter that shows nothing."""

    def __missing__(self, code: int) -> str:
        character = fold(chr(code))
        if character == FILLER:
            character = ""
        elif not (character.isalnum() or character == "+"):
            character = " "
        self[code] = character
        return character


PLAIN = _Plain()


def words_of(label: str) -> tuple[str, ...]:
    """Return the folded words of a label.

    >>> words_of("Côte d'Ivoire")
    ('cote', 'd', 'ivoire')
    """
    return tuple(fold(label).translate(PLAIN).split())


def _as_written(label: str) -> tuple[str, ...]:
    """Return the words with an empty one for each comma or full stop within the label."""
    return tuple(fold(label).translate(PLAIN).strip().split(" "))


def labels_of(entries: Iterable[Entry]) -> Iterable[Label]:
    """Return every label of the entries, one actor each, as the tables spell them."""
    for entry in entries:
        yield from _names(entry)
        for four in entry.adjectives:
            yield from _adjectives(entry, four)
        for capital in entry.capitals:
            yield Label(capital, (entry.key,), "capital", _case(capital, entry))


def index(labels: Iterable[Label]) -> dict[str, list[tuple[tuple[str, ...], list[Label]]]]:
    """Arrange labels by first word, the longest first; labels of the same words stand together."""
    together: dict[tuple[str, ...], list[Label]] = {}
    for label in labels:
        for words in dict.fromkeys((words_of(label.spelling), _as_written(label.spelling))):
            together.setdefault(words, []).append(label)
    by_word: dict[str, list[tuple[tuple[str, ...], list[Label]]]] = {}
    for words, same in together.items():
        if words:
            by_word.setdefault(words[0], []).append((words, same))
    for choices in by_word.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return by_word


def merged(labels: Sequence[Label]) -> Label:
    """Return one label for those that fit the same words of a text, with all their actors.

    An acronym spelled exactly so wins over one spelled otherwise (`AfD`, `AFD`), a name over an
    adjective, and the forms of an adjective are joined: `russe` has no gender.
    """
    best = min(_RANK[label.form] for label in labels)
    kept = [label for label in labels if _RANK[label.form] == best]
    first = kept[0]
    if len(kept) == 1:
        return first
    genders = {label.gender for label in kept}
    numbers = {label.number for label in kept}
    return replace(
        first,
        keys=tuple(dict.fromkeys(key for label in kept for key in label.keys)),
        gender=first.gender if len(genders) == 1 else "",
        number=first.number if len(numbers) == 1 else "",
    )


def _names(entry: Entry) -> Iterable[Label]:
    gender = entry.agreement[0] if entry.agreement else ""
    number = ("p" if entry.agreement.endswith("p") else "s") if entry.agreement else ""
    keys = (entry.speaks_as or entry.key,)
    office = entry.key if entry.institution else None
    spellings = list(entry.names)
    if entry.kind not in ("country", "group"):
        # English names of states are other words in a French text (Niger, Chad, Jordan); those of
        # organisations are used as they are. Two letters are too few: UN, AU.
        spellings += [name for name in entry.english if len(name) > 2 and "," not in name]
    for spelling in dict.fromkeys(spellings):
        acronym = _is_acronym(spelling)
        form: Form = "metonym" if office else "acronym" if acronym else "name"
        label = Label(spelling, keys, form, _case(spelling, entry), gender, number, office)
        # « la République islamique » is feminine where « l'Iran » is not.
        other = " " in spelling and spelling not in entry.names[:1]
        yield replace(label, gender="", number="") if other else label


def _adjectives(entry: Entry, four: Sequence[Sequence[str]]) -> Iterable[Label]:
    for spellings, (gender, number) in zip(four, _ADJECTIVE_FORMS, strict=True):
        for spelling in spellings:
            yield Label(spelling, (entry.key,), "adjective", "any", gender, number)


def _is_acronym(spelling: str) -> bool:
    letters = [c for c in spelling if c.isalpha()]
    return " " not in spelling and sum(c.isupper() for c in letters) > 1 and letters[-1].isupper()


def _case(spelling: str, entry: Entry) -> Case:
    if spelling.islower():
        return "any"
    if _is_acronym(spelling) and len(spelling) <= 3:
        return "caps"
    # The long names of institutions are often written small: « le conseil de sécurité ».
    if " " in spelling and len(spelling) > 15 and entry.sort not in ("media", "company"):
        return "any"
    pieces = _pieces(spelling)
    return "initial" if len(pieces) == 1 else "words"


def _pieces(text: str) -> list[str]:
    return "".join(c if c.isalnum() or c == "+" else " " for c in text).split()
