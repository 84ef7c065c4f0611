"""Makes sentences by rule, for constructions that Verbale lives on and treebanks rarely show.

A tree, gold or the teacher's, is changed by one rule and stays a tree: an incise is put into it
(« Le texte, a précisé M. Novac, entrera… »), an aside (« a, quant à lui, refusé »), a relative
clause with its subject last, an apposition that must not be taken for an incise; or its own subject
is put last, or it is made passive. Words come from `grammar.toml`, labels are those of UD
French-GSD and -Sequoia.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from recipe.phrases import (
    WORDS,
    Piece,
    according,
    agreeing,
    agreement,
    head_of,
    hung,
    incise,
    own_part,
    person,
    phrase,
    relative,
    word,
)
from recipe.treebank import Sentence, Word

Rule = Callable[[Sentence, random.Random], Sentence | None]
SHARE = 0.15  # sentences made for every one that is given
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ENDS = SUBJECTS | {"obl", "obl:agent", "advcl", "obj", "xcomp", "ccomp", "advmod", "root"}
_BEGINS = SUBJECTS | {"obl", "obl:agent", "advcl", "ccomp"}
_VERB_GROUP = frozenset({"aux:tense", "aux:pass", "expl:pv", "expl:pass", "root"})
_PLACED = frozenset({"à", "au", "aux", "dans", "en", "sur", "sous", "depuis", "après", "avant"})
_LONGEST = 12  # words of a part that is moved
_TITLES = frozenset(WORDS["relative"]["titles"].split())


def root_of(words: Sequence[Word]) -> int:
    """Where the root stands."""
    return next(i for i, w in enumerate(words) if w.head < 0)


def span(words: Sequence[Word], top: int) -> tuple[int, int] | None:
    """Bounds of a word with everything below it; nothing when other words stand between."""
    inside = {top}
    grown = True
    while grown:
        more = {i for i, w in enumerate(words) if w.head in inside} - inside
        inside |= more
        grown = bool(more)
    start, end = min(inside), max(inside) + 1
    return (start, end) if end - start == len(inside) else None


def children(words: Sequence[Word], head: int, labels: Iterable[str]) -> list[int]:
    """The words that hang on `head` by one of some labels."""
    wanted = frozenset(labels)
    return [i for i, w in enumerate(words) if w.head == head and w.label in wanted]


def subject(words: Sequence[Word]) -> tuple[int, int, int] | None:
    """A noun that is subject of the root and stands before it: its place and its bounds."""
    root = root_of(words)
    found = [i for i in children(words, root, SUBJECTS) if i < root]
    if len(found) != 1 or words[found[0]].pos not in {"NOUN", "PROPN"}:
        return None
    bounds = span(words, found[0])
    return (found[0], *bounds) if bounds else None


def plain(sentence: Sentence) -> bool:
    """Whether it is a whole sentence with a full stop, and nothing is quoted or inserted."""
    words = sentence.words
    if not 5 <= len(words) <= 45 or words[-1].form != "." or not words[0].form[0].isupper():
        return False
    if sum(w.head < 0 for w in words) != 1 or any(w.form in '«»"“”():;!?…–—' for w in words):
        return False
    root = root_of(words)
    if words[-1].head != root:
        return False
    verbs = [root, *children(words, root, {"aux:tense", "aux:pass", "cop"})]
    return any("VerbForm=Fin" in words[i].morph for i in verbs) and not any(
        w.label in {"parataxis", "vocative", "discourse", "dislocated"} for w in words
    )


def inserted(words: Sequence[Word], at: int, piece: Sequence[Word]) -> list[Word]:
    """The words with a piece put before index `at`; the piece's heads are already those it gets."""
    moved = [replace(w, head=w.head + len(piece) if w.head >= at else w.head) for w in words]
    return [*moved[:at], *piece, *moved[at:]]


def _comma(head: int) -> Word:
    return word(",", ",", "PUNCT", "", head, "punct")


def put(sentence: Sentence, at: int, piece: Piece, label: str, *, commas: bool = True) -> Sentence:
    """The sentence with a piece before index `at`, between commas, hung on the root.

    A comma that stands there already opens it, and a full stop closes it.
    """
    words = [replace(w) for w in sentence.words]
    opens = commas and words[at - 1].form != ","
    closes = commas and words[at].form != "."
    root = root_of(words)
    root += (len(piece) + opens + closes) * (root >= at)
    begin = at + opens
    middle = hung(piece, begin, root, label)
    top = begin + head_of(piece)
    block = [*([_comma(top)] if opens else []), *middle, *([_comma(top)] if closes else [])]
    before = words[at - 1]
    if closes or not before.space:
        middle[-1].space = False
    before.space = not opens and not before.form.endswith("'")
    return Sentence(sentence.identifier, inserted(words, at, block))


def _clean(words: Sequence[Word], at: int) -> bool:
    """Whether only arcs of the root cross the gap before `at`."""
    root = root_of(words)
    return all(
        (i < at) == (w.head < at) or w.head == root for i, w in enumerate(words) if w.head >= 0
    )


def _gaps(words: Sequence[Word]) -> list[int]:
    """Places, other than behind the subject, where an incise can stand."""
    root = root_of(words)
    parts = {i: span(words, i) for i, w in enumerate(words) if w.head == root}
    ends = {s[1] for i, s in parts.items() if s and words[i].label in _ENDS} | {root + 1}
    begins = {s[0] for i, s in parts.items() if s and words[i].label in _BEGINS}
    gaps = []
    if words[root].pos != "VERB":
        ends.discard(root + 1)
    for at in sorted(at for at in begins if words[at].pos != "PUNCT"):
        comma = at > 1 and words[at - 1].form == ","
        if at > 1 and (at in ends or (comma and at < root)) and _clean(words, at):
            gaps.append(at)
    return gaps


def _quoted(sentence: Sentence, at: int, size: int, rng: random.Random) -> Sentence:
    """Puts quotation marks around the sentence, or around what stands beside the incise."""
    words = [replace(w) for w in sentence.words]
    root = root_of(words)
    straight = rng.random() < 0.25

    def mark(closing: bool) -> Word:
        made = word('"' if straight else "»" if closing else "«", "", "PUNCT", "", root, "punct")
        made.lemma = made.form
        made.space = closing or not straight
        return made

    last = len(words) - 1
    at_end = at + size == last
    split = at_end or rng.random() < 0.5
    places: list[tuple[int, bool]] = [(0, False)]
    if split:
        places.append((at, True))
        if not at_end:
            places += [(at + size, False), (last, True)]
    else:
        places.append((last + 1, True))
    for place, closing in reversed(places):
        sign = mark(closing)
        sign.head = root_of(words)
        if closing:
            # « mot », and « mot. »: the sign takes over the blank that followed the word.
            sign.space = words[place - 1].space if place <= last else True
            words[place - 1].space = not straight
        words = inserted(words, place, [replace(sign, head=sign.head + (sign.head >= place))])
    return Sentence(sentence.identifier, words)


def with_incise(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Says who said it: behind the subject, between two other parts, or at the end."""
    words = sentence.words
    found = subject(words)
    shape = rng.random()
    gaps = _gaps(words)
    if found and shape < 0.62 and words[found[2]].pos != "PUNCT" and _clean(words, found[2]):
        at = found[2]
    elif gaps and shape < 0.8:
        at = rng.choice(gaps)
    elif shape > 0.62:
        at = len(words) - 1
    else:
        return None
    spoken = rng.random() < 0.85
    piece = incise(rng) if spoken else according(rng)
    made = put(sentence, at, piece, "parataxis" if spoken else "obl")
    if rng.random() > 0.4 or not spoken or words[at - 1].form == ",":
        return made
    return _quoted(made, at, len(made.words) - len(words), rng)


def with_aside(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Puts « quant à lui » or a source behind the auxiliary, or behind the subject."""
    words, root = sentence.words, root_of(sentence.words)
    found = subject(words)
    if not found or any("-" in w.form[:1] for w in words):
        return None
    verbs = sorted([root, *children(words, root, {"aux:tense", "aux:pass", "cop"})])
    if "VerbForm=Fin" not in words[verbs[0]].morph:
        return None
    commas = rng.random() < 0.5
    at = verbs[0] + 1
    if verbs[0] == root or rng.random() < 0.2:
        commas, at = True, found[2]
    if words[at].pos == "PUNCT" or words[at - 1].pos == "PUNCT" or not _clean(words, at):
        return None
    if rng.random() < 0.75:
        return put(sentence, at, own_part(rng, words[found[0]]), "obl", commas=commas)
    return put(sentence, at, according(rng), "obl")


def with_apposition(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Names the office behind a person, or the person behind an office: no incise, for all that."""
    words, found = sentence.words, subject(sentence.words)
    if not found or "PUNCT" in {words[found[2]].pos, words[found[2] - 1].pos}:
        return None
    top, _, at = found
    if words[top].pos == "PROPN" and children(words, top, {"flat:name"}) and at - top <= 3:
        piece = phrase(rng.choice(WORDS["speakers"]["offices"]))
        if piece[0].pos == "DET" and rng.random() < 0.7:
            piece = [replace(w, head=w.head - 1 if w.head > 0 else w.head) for w in piece[1:]]
            piece[head_of(piece)].head = -1
    elif words[top].form.lower() in _TITLES and not any(w.pos == "PROPN" for w in words[top:at]):
        piece = person(rng, like=words[top])
    else:
        return None
    made = put(sentence, at, piece, "appos")
    place = at + 1 + head_of(piece)
    made.words[place].head = top
    return made


def reordered(sentence: Sentence, order: Sequence[Sequence[int]]) -> Sentence:
    """The sentence with its blocks in another order; the full stop stays last."""
    words = sentence.words
    flat = [i for block in order for i in block]
    place = {old: new for new, old in enumerate(flat)}
    made = [replace(words[i], head=place.get(words[i].head, -1)) for i in flat]
    at = 0
    for block in order:
        at += len(block)
        if block and not made[at - 1].form.endswith("'"):
            made[at - 1].space = True
    for i, w in enumerate(made[:-1]):
        if made[i + 1].form in {".", ","}:
            w.space = False
    first, old = made[0], words[0]
    if old.pos != "PROPN" and first.form != old.form:
        moved = made[place[0]]
        moved.form = moved.form[0].lower() + moved.form[1:]
    first.form = first.form[0].upper() + first.form[1:]
    return Sentence(sentence.identifier, made)


def _verb_group(words: Sequence[Word], start: int, head: int) -> range | None:
    """The auxiliaries and reflexive from `start` up to the verb, if nothing else stands there."""
    group = range(start, head + 1)
    inside = (words[i].head == head and words[i].label in _VERB_GROUP for i in group[:-1])
    return group if group and all(inside) else None


def with_subject_last(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """« À Lyon s'est tenue une réunion », « Ainsi s'achève la saison »."""
    words, root = sentence.words, root_of(sentence.words)
    found, last = subject(words), len(sentence.words) - 1
    if not found or words[root].pos != "VERB":
        return None
    top, start, end = found
    group = _verb_group(words, end, root)
    kinds = {w.label for w in words if w.head == root}
    heavy = {"obj", "ccomp", "xcomp", "iobj", "cop", "advcl", "conj", "obl:agent"}
    rest = range(root + 1, last)
    if start or not group or kinds & heavy or max(end, len(rest)) > _LONGEST:
        return None
    if any(w.pos == "PUNCT" for w in words[:last]):
        return None
    fronts = [i for i in children(words, root, {"obl"}) if i > root]
    if len(fronts) == 1 and span(words, fronts[0]) == (root + 1, last):
        if words[root + 1].form not in _PLACED:
            return None
        return reordered(sentence, [rest, group, range(start, end), [last]])
    if rest and not fronts:
        return None
    made = reordered(sentence, [group, range(start, end), rest, [last]])
    adverb = rng.choice(["Ainsi", "Alors", "Ensuite", "Là", "Ici", "Aujourd'hui", "Enfin"])
    made.words[0].form = made.words[0].form.lower()
    lead = word(adverb, adverb.lower(), "ADV", "", root_of(made.words) + 1, "advmod")
    return Sentence(sentence.identifier, inserted(made.words, 0, [lead]))


def with_relative(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """« le texte » becomes « le texte qu'a adopté le Sénat »: the subject follows its verb."""
    words, root = sentence.words, root_of(sentence.words)
    nouns = [i for i in children(words, root, {*SUBJECTS, "obj"}) if _described(words[i])]
    rng.shuffle(nouns)
    for noun in nouns:
        bounds = span(words, noun)
        if not bounds or bounds[1] - noun > 4 or words[bounds[0]].pos != "DET":
            continue
        if children(words, noun, {"acl", "acl:relcl", "appos", "conj", "flat:name"}):
            continue
        made = put(sentence, bounds[1], relative(rng, words[noun]), "acl:relcl", commas=False)
        clause = next(w for w in made.words[bounds[1] :] if w.label == "acl:relcl")
        clause.head = noun
        return made
    return None


def _described(noun: Word) -> bool:
    return noun.pos == "NOUN" and "Gender=" in noun.morph and "Number=" in noun.morph


_NOT_PASSIVE = frozenset({"avoir", "connaître", "permettre", "pouvoir", "vouloir"})
_AUXILIARIES = {"a": "ont", "ont": "a", "avait": "avaient", "avaient": "avait"}


def made_passive(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """« Le Sénat a adopté la loi » becomes « La loi a été adoptée par le Sénat »."""
    words, root = sentence.words, root_of(sentence.words)
    found, last = subject(words), len(sentence.words) - 1
    things = children(words, root, {"obj"})
    if not found or found[1] or len(things) != 1 or root != found[2] + 1:
        return None
    helper, thing = found[2], words[things[0]]
    bounds = span(words, things[0])
    if words[helper].form not in _AUXILIARIES or words[helper].head != root or not bounds:
        return None
    kinds = {w.label for w in words if w.head == root}
    if bounds[0] != root + 1 or kinds & {"ccomp", "xcomp", "iobj", "conj", "advcl", "expl:pv"}:
        return None
    if thing.pos != "NOUN" or "Gender=" not in thing.morph or "Number=" not in thing.morph:
        return None
    if words[bounds[0]].pos != "DET" or words[root].form[-1] not in "éiust":
        return None
    if words[root].lemma in _NOT_PASSIVE or max(found[2], bounds[1] - bounds[0]) > _LONGEST:
        return None
    who, first = range(*found[1:]), range(*bounds)
    rest = range(bounds[1], last)
    if any(words[i].pos == "PUNCT" for i in (found[2] - 1, bounds[1] - 1, last - 1)):
        return None
    agent_last = rng.random() < 0.3 and bool(rest)
    order = [first, [helper, root], *([rest, who] if agent_last else [who, rest]), [last]]
    made = reordered(sentence, order).words
    size = len(first)
    verb = size + 1
    top = next(i for i, w in enumerate(made) if w.label in SUBJECTS and w.head == verb)
    number = "Plur" if "Number=Plur" in thing.morph else "Sing"
    if ("Number=Plur" in words[helper].morph) != (number == "Plur"):
        made[size].form = _AUXILIARIES[made[size].form]
        made[size].morph = made[size].morph.replace(
            "Number=Plur" if number == "Sing" else "Number=Sing", f"Number={number}"
        )
    made[verb].form = agreeing(made[verb].form, thing)
    made[verb].morph = f"{agreement(thing)}|Voice=Pass"
    next(w for w in made if w.label == "obj" and w.head == verb).label = "nsubj:pass"
    made[top].label = "obl:agent"
    begin = size + 2 + (len(rest) if agent_last else 0)
    par = word("par", "par", "ADP", "", top + 1, "case")
    made = inserted(made, begin, [par])
    been = word("été", "être", "AUX", "Tense=Past|VerbForm=Part", verb + 1, "aux:pass")
    return Sentence(sentence.identifier, inserted(made, verb, [been]))


RULES: dict[Rule, float] = {
    with_incise: 0.6,
    with_aside: 0.14,
    with_apposition: 0.09,
    with_relative: 0.06,
    with_subject_last: 0.06,
    made_passive: 0.05,
}


def made(hosts: Sequence[Sentence], count: int, seed: int) -> list[Sentence]:
    """`count` sentences, or what the hosts give, in the shares of `RULES`; the same for a seed."""
    rng = random.Random(seed)
    fit = [s for s in hosts if plain(s)]
    found: list[Sentence] = []
    for rule, share in RULES.items():
        wanted = round(count * share)
        for host in rng.sample(fit, len(fit)):
            if not wanted:
                break
            new = rule(host, rng)
            if new is not None:
                found.append(new)
                wanted -= 1
    rng.shuffle(found)
    return found
