"""Whether a name in a text is a place or somebody who acts.

How it works. The words before the name decide: a preposition that stands before places only, one
that stands before actors only, or one that leaves it open, and then the verb or noun that governs
it. The tree is asked last, because a wrong head is commoner than a wrong preposition. A name that
is coordinated without a preposition of its own (`en Syrie et Irak`) shares its neighbour's answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from verbale.languages.parse import Token
from verbale.languages.places import PlaceWords

Answer = Literal["place", "actor", "unsure"]

# How far back a governing verb or noun is looked for, in tokens.
_REACH = 6
_LONGEST_PHRASE = 6
_DATELINE = 12


def is_place(
    tokens: Sequence[Token], start: int, end: int, words: PlaceWords, *, capital: bool = False
) -> Answer:
    """Say whether the name of tokens [start, end) is only a place.

    `capital` says that the name is a town, which acts more rarely than a country: `à` before it is
    a place unless a verb of telling governs it. `unsure` is for the caller to decide by default:
    after `de` three in four are actors.
    """
    if _dateline(tokens, start, end, words):
        return "place"
    before = _before(tokens, start, words)
    if before is None:
        return _bare(tokens, start, end, words)
    if tokens[before].text == "(" and end < len(tokens) and tokens[end].text == ")":
        return "place"  # « à La Haye (Pays-Bas) »
    answer = _by_phrase(tokens, before, words)
    if answer:
        return answer
    word = tokens[before].lower
    if word in words.to and tokens[before].pos not in ("AUX", "VERB"):
        return _after_to(tokens, before, start, words, capital)
    if word in words.of:
        return _after_of(tokens, before, start, words, capital)
    if word in words.conjunctions and tokens[start].block == tokens[before].block:
        if tokens[start].label.startswith("nsubj") and tokens[start].head > start:
            return _bare(tokens, start, end, words)
        neighbour = _neighbour(tokens, before, start, words)
        if neighbour is not None:
            return is_place(tokens, neighbour, before, words, capital=capital)
    return _bare(tokens, start, end, words)


def _before(tokens: Sequence[Token], start: int, words: PlaceWords) -> int | None:
    """The index of the word before the name and its article, in the same sentence."""
    i = start - 1
    while i >= 0 and tokens[i].lower in words.determiners:
        i -= 1
    if i < 0 or tokens[i].sentence != tokens[start].sentence:
        return None
    return i


def _by_phrase(tokens: Sequence[Token], last: int, words: PlaceWords) -> Answer | None:
    """Whether the words that end at `last` are a phrase for places or for actors, the longest."""
    sentence = tokens[last].sentence
    for length in range(_LONGEST_PHRASE, 0, -1):
        first = last - length + 1
        if first < 0 or tokens[first].sentence != sentence:
            continue
        phrase = _phrase(tokens[first : last + 1])
        # The last word of a phrase melts with the article: « près du Caire », « près des ».
        for spelling in _unmelted(phrase, words):
            if spelling in words.always:
                return "place"
            if spelling in words.never:
                return "actor"
    return None


def _phrase(tokens: Sequence[Token]) -> str:
    text = " ".join(token.lower for token in tokens)
    return text.replace("' ", "'")


def _unmelted(phrase: str, words: PlaceWords) -> list[str]:
    *rest, last = phrase.split(" ")
    spellings = [phrase]
    for same in (words.of, words.to):
        if rest and last in same:
            spellings += [" ".join((*rest, other)) for other in sorted(same)]
    return spellings


def _governors(tokens: Sequence[Token], preposition: int, start: int) -> Iterator[Token]:
    """Words that may govern the name: the nearest one, the heads in the tree, then those before."""
    sentence = tokens[start].sentence
    near: list[Token] = []
    for i in range(preposition - 1, max(-1, preposition - 1 - _REACH), -1):
        token = tokens[i]
        if token.sentence != sentence or token.text in ('"', ";", ":"):
            break
        if token.pos in ("VERB", "NOUN", "ADJ", "AUX"):
            near.append(token)
            if token.pos == "VERB":
                break
    yield from near[:1]
    head = tokens[start]
    for _ in range(2):
        if head.head == head.index:
            break
        head = tokens[head.head]
        yield head
    yield from near[1:]


def _after_to(
    tokens: Sequence[Token], preposition: int, start: int, words: PlaceWords, capital: bool
) -> Answer:
    article = start > preposition + 1
    for governor in _governors(tokens, preposition, start):
        lemma = governor.lemma.lower()
        if lemma in words.telling:
            # « a déclaré à la presse à Ankara »: whoever was told stands there already.
            # « à la presse et à Ankara » tells both.
            between = tokens[governor.index + 1 : preposition]
            both = preposition > 0 and tokens[preposition - 1].lower in words.conjunctions
            if both or not any(token.lower in words.to for token in between):
                return "actor"
        elif lemma in words.going and not article:
            return "place"
    if tokens[preposition].lower in words.behalf or (article and not capital):
        # A country that takes this article has another preposition for the place: « en Russie ».
        return "actor"
    return "place"


def _after_of(
    tokens: Sequence[Token], preposition: int, start: int, words: PlaceWords, capital: bool
) -> Answer:
    if preposition == 0:
        return "unsure"
    previous = tokens[preposition - 1]
    lemmas = {previous.lemma.lower(), previous.lower}
    # « de Pékin à Moscou » needs no verb: a way has two ends.
    if lemmas & (words.parts | words.leaving) or (capital and lemmas & words.events):
        return "place"
    if previous.pos in ("VERB", "AUX"):
        return "unsure"
    for i in range(preposition - 1, max(-1, preposition - 4), -1):
        token = tokens[i]
        if token.sentence != tokens[start].sentence:
            break
        if token.pos == "VERB":
            return "place" if token.lemma.lower() in words.leaving else "unsure"
        if token.pos == "NOUN":
            break
    return "unsure"


def _bare(tokens: Sequence[Token], start: int, end: int, words: PlaceWords) -> Answer:
    """A name without a preposition: subject and object tell, a headline's colon too."""
    token = _head_of(tokens, start, end)
    head = tokens[token.head]
    label = token.label.partition(":")[0]
    verb = head.lemma.lower()
    if label == "nsubj":
        return "place" if verb in words.lying else "actor"
    if label in ("obj", "dobj"):
        return "place" if verb in words.visiting else "actor"
    if _verb_follows(tokens, end, words):
        return "actor"
    # A place seldom stands without a preposition, but a topic does: « Syrie : Israël menace … ».
    return "actor" if start and tokens[start - 1].lower in words.determiners else "unsure"


def _verb_follows(tokens: Sequence[Token], end: int, words: PlaceWords) -> bool:
    """Whether a verb follows the name, perhaps after other names: `Pékin et Lima visent`."""
    for token in tokens[end : end + 2 * _REACH]:
        if token.pos in ("VERB", "AUX"):
            return token.lemma.lower() not in words.lying
        other = token.pos == "PROPN" or token.lower in words.conjunctions | words.determiners
        if not other or token.sentence != tokens[end - 1].sentence:
            return False
    return False


def _head_of(tokens: Sequence[Token], start: int, end: int) -> Token:
    for token in tokens[start:end]:
        if not start <= token.head < end or token.head == token.index:
            return token
    return tokens[start]


def _neighbour(
    tokens: Sequence[Token], conjunction: int, start: int, words: PlaceWords
) -> int | None:
    """Where the name before a conjunction begins, when there is one right before it."""
    last = conjunction - 1
    while last >= 0 and tokens[last].lower in words.conjunctions:
        last -= 1
    if last < 0 or tokens[last].pos != "PROPN" or tokens[last].sentence != tokens[start].sentence:
        return None
    # Two names with articles of their own are coordinated actors: « la Chine et la Russie ».
    first = last
    while first > 0 and tokens[first - 1].pos == "PROPN":
        first -= 1
    return first


def _dateline(tokens: Sequence[Token], start: int, end: int, words: PlaceWords) -> bool:
    """Whether the name opens a block as `PÉKIN, 12 mai (Xinhua) –` or `Paris (AFP) -`."""
    token = tokens[start]
    if start and tokens[start - 1].block == token.block:
        # « PARIS/BERLIN », « New York, Nations unies »: only the first name is looked at.
        return False
    if end >= len(tokens) or tokens[end].text not in (",", "(", "-", "–", "—", "/"):
        return False
    dated = bracketed = False
    for following in tokens[end : end + _DATELINE]:
        if following.block != token.block:
            return False
        dated = dated or following.lower.rstrip(".") in words.months
        bracketed = bracketed or following.text == ")"
        if following.text in words.dashes:
            return dated or bracketed
        if following.pos in ("VERB", "AUX"):
            return False
    return False
