"""Identity: whether the actors of two records are the same.

Records choose their own keys, so actors are compared by what they are: kind, names, country, role.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from verbale.evaluate.letters import fold

Json = Mapping[str, Any]
Actors = Mapping[str, Json]


def expand(key: str, actors: Actors, *, seen: tuple[str, ...] = ()) -> list[str]:
    """Return the keys that an actor stands for: the members of a group, else itself."""
    actor = actors.get(key) or {}
    members = [member for member in actor.get("members") or [] if member not in seen]
    if actor.get("kind") == "group" and members:
        return [k for m in members for k in expand(m, actors, seen=(*seen, key))]
    return [key]


def same_actor(gold: Json, read: Json) -> bool:
    """Say whether two actors are one and the same.

    Countries agree by code. People agree by a shared first or last name, offices by name or by
    country and role, organisations and groups by name. Two known countries must never differ.
    """
    if not gold or not read:
        return False
    countries = gold.get("country"), read.get("country")
    if all(countries) and countries[0] != countries[1]:
        return False
    kinds = {gold.get("kind"), read.get("kind")}
    if "country" in kinds:
        return len(kinds) == 1 and all(countries)
    gold_names, read_names = _names(gold), _names(read)
    shared = bool(gold_names & read_names)
    if kinds == {"person"}:
        return shared or bool(_name_ends(gold_names) & _name_ends(read_names))
    if kinds <= {"person", "office"}:
        same_post = countries[0] == countries[1] and gold.get("role") == read.get("role")
        return shared or same_post
    return kinds <= {"organisation", "group"} and shared


def same_set(
    gold_keys: Iterable[str], read_keys: Iterable[str], gold_actors: Actors, read_actors: Actors
) -> bool:
    """Say whether two lists of actors, groups opened, name the same actors."""
    gold = _opened(gold_keys, gold_actors)
    read = _opened(read_keys, read_actors)
    return (
        bool(gold) == bool(read)
        and all(any(same_actor(g, r) for r in read) for g in gold)
        and all(any(same_actor(g, r) for g in gold) for r in read)
    )


def powers(keys: Iterable[str], actors: Actors) -> frozenset[str]:
    """Return actors as event data counts them: a country's code, else every name after a tilde."""
    found: set[str] = set()
    for key in (member for group in keys for member in expand(group, actors)):
        actor = actors.get(key) or {}
        if actor.get("country"):
            found.add(actor["country"])
        else:
            found.update("~" + fold(name) for name in actor.get("names") or [])
    return frozenset(found)


def same_powers(
    gold_keys: Iterable[str], read_keys: Iterable[str], gold_actors: Actors, read_actors: Actors
) -> bool:
    """Say whether two lists of actors stand for the same countries and organisations."""
    gold, read = powers(gold_keys, gold_actors), powers(read_keys, read_actors)
    gold_names = {power for power in gold if power.startswith("~")}
    read_names = {power for power in read if power.startswith("~")}
    if gold - gold_names != read - read_names:
        return False
    return bool(gold_names) == bool(read_names) and (
        not gold_names or bool(gold_names & read_names)
    )


def _opened(keys: Iterable[str], actors: Actors) -> list[Json]:
    return [actors.get(k) or {} for key in keys for k in expand(key, actors)]


def _names(actor: Json) -> set[str]:
    return {fold(name) for name in actor.get("names") or []} - {""}


def _name_ends(names: set[str]) -> set[str]:
    """Return first and last words: a surname stands first in some languages and last in others."""
    return {name.split()[-1] for name in names} | {name.split()[0] for name in names}
