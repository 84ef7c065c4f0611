"""Look-up by anything a user may type: a key, a code of a country, a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.actors.sound import words_in
from verbale.errors import InvalidQuestion
from verbale.text.shadow import shadow

# More institutions than this are called so because the words name no state.
_FEW = 3


def keys_of(
    base: KnowledgeBase,
    people: People,
    asked: str,
    *,
    on: date | None = None,
    whole: bool = False,
) -> tuple[str, ...]:
    """Return the keys of the actors that somebody may mean, the likeliest first.

    A surname is enough to ask with and means who is in office first; `whole` wants all of a name.

    Raises InvalidQuestion, with the names that come near, where nobody is meant.
    """
    if ":" in asked:
        try:
            return (actor_key(base, people, asked),)
        except KeyError as error:
            raise InvalidQuestion(
                f"no actor has the key {asked}. Try its name, or `verbale actors export`; "
                "`verbale actors locals` lists persons whom only a store knows."
            ) from error
    if len(asked) == 3 and asked.isupper():
        try:
            return (base.country(asked).key,)
        except KeyError:
            pass
    found = [candidate.key for candidate in people.find(asked)]
    if not found:
        for name in base.find(asked, shadow(asked)):
            if (name.start, name.end) == (0, len(asked)):
                found += [*name.keys, *([name.office] if name.office else [])]
    if not found and not whole:
        on_day = on or people.asof
        found = [candidate.key for candidate in people.find(asked, on=on_day)]
        found += [person.key for person in people if _called(asked, person.family)]
    if not found:
        found = list(_institutions_called(base, asked))
        if len(found) > _FEW:  # « ministère de la Défense » names no state
            found = []
    if not found:
        near = _near(base, people, asked)
        hint = (
            f" Did you mean {', '.join(near)}?"
            if near
            else " `verbale actors export` lists all; `verbale actors locals` those of a store."
        )
        raise InvalidQuestion(f"no actor is called {asked!r}.{hint}")
    return tuple(dict.fromkeys(found))


def _institutions_called(base: KnowledgeBase, asked: str) -> Iterator[str]:
    """Yield the institutions of states that are called so: `ministère russe de la Défense`."""
    words = words_in(asked)
    states = [key.partition(":")[2] for key in base.listed if key.startswith("country:")]
    for state in states:
        for institution in base.institutions:
            entry = base.entry(f"office:{state}.{institution}")
            if any(words_in(name) == words for name in (*entry.names, *entry.english)):
                yield entry.key


def actor_key(base: KnowledgeBase, people: People, key: str) -> str:
    """Return the key that a key stands for now; KeyError where nobody has it."""
    key = people.resolve(key)
    if key.startswith("person:"):
        return people.person(key).key
    if key in people.offices:
        return key
    return base.entry(key).key


def _called(asked: str, family: tuple[str, ...]) -> bool:
    words = words_in(asked)
    return any(words_in(name) == words for name in family)


def _near(base: KnowledgeBase, people: People, asked: str) -> list[str]:
    names = {" ".join(words_in(person.name)): person.name for person in people}
    for key in base.listed:
        entry = base.entry(key)
        for name in (*entry.names, *entry.english):
            names.setdefault(" ".join(words_in(name)), name)
    for person in people:
        for name in person.family:
            names.setdefault(" ".join(words_in(name)), name)
    near = get_close_matches(" ".join(words_in(asked)), names, n=4, cutoff=0.75)
    return [names[name] for name in near if names[name] != asked][:3]
