"""Roles: words of office, title, institution and crowd, found in a sequence of tokens."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Any, get_args

from verbale.errors import InvalidLexicon
from verbale.languages.roles import RoleKind, RoleMatch
from verbale.record.types import Role
from verbale.text.shadow import fold


@dataclass(frozen=True, slots=True)
class _Meaning:
    kind: RoleKind
    role: Role | None
    phrase: str
    gender: str
    number: str
    country: bool
    institution: str | None
    by_country: Mapping[str, Role]


__all__ = ["RoleMatch", "Roles", "tokens_of"]

_plain = lru_cache(maxsize=1 << 16)(fold)


class _Node:
    """A word of a phrase: what may follow, and what the phrase means when it ends here."""

    __slots__ = ("meaning", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.meaning: _Meaning | None = None


class Roles:
    """The phrases of roles.toml, as a tree of words.

    >>> roles = Roles.load()
    >>> match = roles.match(["ministre", "russe", "des", "affaires", "étrangères"], 0, {1})
    >>> match.role, match.end, match.inside
    ('foreign_minister', 5, (1,))
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        """Take what a roles.toml holds; raises InvalidLexicon for an entry that cannot be used."""
        self._root = _Node()
        self._inserted = frozenset(fold(word) for word in lexicon["inserted"])
        self._former = frozenset(fold(word) for word in lexicon["former"])
        self.examples: list[tuple[str, str, Role | None]] = []
        for kind in ("role", "title", "institution", "group"):
            for entry in lexicon.get(kind, ()):
                self._add(entry.get("kind", kind), entry)

    @staticmethod
    @cache
    def load() -> Roles:
        """Return the roles of French, read once."""
        source = resources.files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
        return Roles(tomllib.loads(source))

    def match(
        self, lowered_tokens: Sequence[str], i: int, gentilics: Set[int] = frozenset()
    ) -> RoleMatch | None:
        """Return the longest phrase that starts at token i, or None.

        `gentilics` are indices of tokens that may stand between a head and its complement because
        they name a country; elided words are tokens of their own (`d'`), accents are not needed.
        """
        start, former = i, False
        first = _plain(lowered_tokens[i])
        if first in self._former and i + 1 < len(lowered_tokens):
            # « ancien ministre », « ex-président » in two tokens and more.
            i, former = i + 1, True
            if lowered_tokens[i] == "-" and i + 1 < len(lowered_tokens):
                i += 1
            first = _plain(lowered_tokens[i])
        elif first.startswith("ex-"):
            first, former = first[3:], True
        node = self._root.next.get(first)
        if node is None:
            return None
        found = self._longest(node, lowered_tokens, i + 1, gentilics)
        if found is None:
            return None
        meaning, end, inside = found
        return RoleMatch(
            start=start,
            end=end,
            kind=meaning.kind,
            role=meaning.role,
            phrase=meaning.phrase,
            head=i,
            gender=meaning.gender,
            number=meaning.number,
            country=meaning.country,
            institution=meaning.institution,
            inside=inside,
            former=former,
            by_country=meaning.by_country,
        )

    def _longest(
        self, node: _Node, tokens: Sequence[str], i: int, gentilics: Set[int]
    ) -> tuple[_Meaning, int, tuple[int, ...]] | None:
        skipped: tuple[int, ...] = ()
        best = (node.meaning, i, skipped) if node.meaning else None
        j = i
        while j < len(tokens):
            following = node.next.get(_plain(tokens[j]))
            if following is not None:
                longer = self._longest(following, tokens, j + 1, gentilics)
                if longer and (best is None or longer[1] > best[1]):
                    meaning, end, inside = longer
                    best = (meaning, end, (*skipped, *inside))
            if j not in gentilics and _plain(tokens[j]) not in self._inserted:
                break
            skipped = (*skipped, j)
            j += 1
        return best

    def _add(self, kind: RoleKind, entry: Mapping[str, Any]) -> None:
        role = entry.get("role")
        if role is not None and role not in get_args(Role):
            raise InvalidLexicon(f"roles.toml: {role!r} is no role of the record. See FORMAT.md.")
        for pattern in entry["phrases"]:
            for words, gender, number in _forms(pattern):
                node = self._root
                for word in words:
                    node = node.next.setdefault(word, _Node())
                # The first entry that names a phrase keeps it, the forms of one entry are joined.
                old = node.meaning
                phrase = _dictionary_form(pattern)
                if old and (old.phrase, old.kind) == (phrase, kind):
                    gender = gender if gender == old.gender else ""
                    number = number if number == old.number else ""
                elif old:
                    continue
                node.meaning = _Meaning(
                    kind,
                    role,
                    phrase,
                    entry.get("gender", gender),
                    entry.get("number", number),
                    entry.get("country", kind == "institution"),
                    entry.get("institution"),
                    entry.get("by_country", {}),
                )
        self.examples += [(text, kind, role) for text in entry.get("examples", ())]


# A word that inflects: `président(e)`, `ambassad(eur|rice)`, `roi(m)`, `ministre(s)`.
_INFLECTED = re.compile(r"(?P<stem>[^\s()]*)\((?P<ends>[^()]*)\)(?P<rest>\S*)")
_Slot = dict[tuple[str, str], str]


def tokens_of(phrase: str) -> list[str]:
    """Split a phrase as the tokenizer does: an elided word keeps its apostrophe.

    >>> tokens_of("chef d'état-major de l'armée")
    ['chef', "d'", 'état-major', 'de', "l'", 'armée']
    """
    return phrase.replace("'", "' ").split()


def _forms(pattern: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Every form of a phrase with its gender and number, all inflecting words in agreement."""
    slots = [_slot(word) for word in tokens_of(pattern)]
    for gender, number in product("mf", "sp"):
        words = [slot.get((gender, number)) for slot in slots]
        if all(words):
            yield (
                tuple(fold(word) for word in words if word),
                gender if _tells(slots, 0) else "",
                number if _tells(slots, 1) else "",
            )


def _tells(slots: list[_Slot], axis: int) -> bool:
    """Whether the form shows gender (axis 0) or number (axis 1): not in `porte-parole`."""
    for slot in slots:
        values = {cell[axis] for cell in slot}
        words = [{w for cell, w in slot.items() if cell[axis] == value} for value in values]
        if len(values) == 1 or not set.intersection(*words):
            return True
    return False


def _slot(word: str) -> _Slot:
    """The forms of one word; a word without brackets has the same in all."""
    found = _INFLECTED.fullmatch(word)
    if found is None:
        return {(gender, number): word for gender, number in product("mf", "sp")}
    parts = [_inflected(found["stem"], found["ends"])]
    if found["rest"]:
        # « ministre(s)-président(e) »: both parts inflect.
        parts.append(_slot(found["rest"]))
    return {
        cell: "".join(part[cell] for part in parts)
        for cell in product("mf", "sp")
        if all(cell in part for part in parts)
    }


def _inflected(stem: str, ends: str) -> _Slot:
    if ends == "=":
        return {(gender, number): stem for gender, number in product("mf", "sp")}
    if ends == "s":
        return {(g, n): stem + ("s" if n == "p" else "") for g, n in product("mf", "sp")}
    if ends in ("m", "f"):
        plural = stem if stem.endswith(("s", "x")) else stem + "s"
        return {(ends, "s"): stem, (ends, "p"): plural}
    if ends in ("mp", "fp"):
        return {(ends[0], "p"): stem}
    masculine, bar, second = ends.partition("|")
    if not bar:
        return {
            ("m", "s"): stem,
            ("f", "s"): stem + ends,
            ("m", "p"): stem + "s",
            ("f", "p"): stem + ends + "s",
        }
    if second.endswith("x"):
        return {("m", "s"): stem + masculine, ("m", "p"): stem + second}
    return {
        (gender, number): stem + end + ("s" if number == "p" else "")
        for gender, end in (("m", masculine), ("f", second))
        for number in "sp"
    }


def _dictionary_form(pattern: str) -> str:
    forms = [_slot(word) for word in pattern.split(" ")]
    return " ".join(form.get(("m", "s")) or next(iter(form.values())) for form in forms)
