"""NameIndex: persons by the words and by the sounds of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from verbale.actors.person import Person
from verbale.actors.sound import Sounds, words_in

_Index = dict[tuple[str, ...], list[str]]


class NameIndex:
    """Keys of persons by name; looking one up costs the same however many there are.

    `by_words` has whole names, `by_sound` their sounds in alphabetical order so that any order of
    a name is found, `by_ends` a given name with a surname, `by_family` and `by_surname` surnames.
    """

    def __init__(self, people: Iterable[Person], sounds: Sounds) -> None:
        """Index the names of persons."""
        self.by_words: _Index = defaultdict(list)
        self.by_sound: _Index = defaultdict(list)
        self.by_ends: _Index = defaultdict(list)
        self.by_family: _Index = defaultdict(list)
        self.by_surname: _Index = defaultdict(list)
        for person in people:
            families = []
            for family in person.family:
                words = words_in(family)
                families.append(sounds.key(words))
                _add(self.by_family, words, person.key)
                _add(self.by_surname, families[-1], person.key)
            for name in dict.fromkeys((*person.french, *person.names)):
                words = words_in(name)
                key = sounds.key(words)
                if len(words) == 1 and name not in person.french:
                    # « Henri » alone is a grand duke only where his country is named too.
                    _add(self.by_family, words, person.key)
                    _add(self.by_surname, key, person.key)
                    continue
                _add(self.by_words, words, person.key)
                _add(self.by_sound, tuple(sorted(key)), person.key)
                if len(key) > 2:
                    self._index_ends(key, families, person.key)

    def within(self, sounds: tuple[str, ...]) -> tuple[str, ...]:
        """Return the keys of those whose whole name is all but one word of a longer one."""
        if len(sounds) < 3:
            return ()
        found: dict[str, None] = {}
        # The first word stays: the son's name may hold all of the father's.
        for i in range(1, len(sounds)):
            shorter = tuple(sorted(sounds[:i] + sounds[i + 1 :]))
            found.update(dict.fromkeys(self.by_sound.get(shorter, ())))
        return tuple(found)

    def _index_ends(
        self, key: tuple[str, ...], families: list[tuple[str, ...]], person: str
    ) -> None:
        words = set(key)
        surnames = {word for ends in families for word in ends}
        for ends in families:
            if words.issuperset(ends):
                for given in key:
                    if given not in surnames:
                        _add(self.by_ends, tuple(sorted((given, *ends))), person)


def _add(index: _Index, words: tuple[str, ...], key: str) -> None:
    if words:
        keys = index[words]
        if key not in keys:
            keys.append(key)
