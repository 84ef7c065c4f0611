"""Where a noun phrase begins and ends, by words first and by the tree where words do not tell."""

from __future__ import annotations

from verbale.extract.statements.scene import Range, Scene

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"})


def starts_noun_phrase(scene: Scene, place: int, end: int) -> bool:
    """Say whether a noun phrase can begin at this token."""
    if place >= end:
        return False
    token = scene.tokens[place]
    if token.lower in scene.grammar["quantities"]:
        # « réclame davantage de munitions »
        return not scene.grammar["of"].isdisjoint(scene.words[place + 1 : place + 2])
    if (
        token.lower in scene.grammar["partitive_of"]
        and place + 1 < end
        and scene.words[place + 1] in scene.grammar["partitive_articles"]
    ):
        return scene.tokens[place].pos in ("DET", "ADP") and scene.tokens[place + 1].pos == "DET"
    if token.lower in scene.grammar["complementisers"] or token.lower in scene.grammar["relatives"]:
        return False
    return token.pos in ("DET", "NOUN", "PROPN", "NUM", "PRON", "X") or (
        token.pos == "ADJ"
        and place + 1 < end
        and scene.tokens[place + 1].pos in ("NOUN", "PROPN", "ADJ")
    )


def noun_phrase_end(scene: Scene, place: int, end: int, *, appositions: bool = True) -> int:
    """Return where the noun phrase that begins at `place` ends, at most `end`.

    Goes over `de` complements, over other prepositions only where the tree hangs them within the
    phrase, over coordination, and over an apposition between commas that names somebody.
    """
    tokens, words, grammar = scene.tokens, scene.words, scene.grammar
    start, last = place, place
    while place < end:
        token = tokens[place]
        word = words[place]
        if _begins_anew(scene, place, start):
            break
        if token.pos in _WITHIN or (token.pos == "PRON" and place == start):
            if word in grammar["times"] and place > start and words[place - 1] not in grammar["of"]:
                break
            if (
                grammar.is_adverb(word)
                and token.pos not in ("NOUN", "PROPN")
                and token.pos != "ADJ"
            ):
                break
            place += 1
            last = place
        elif grammar.occasion.at(words, place):
            break
        elif (
            word in grammar["of"]
            or (token.pos == "ADP" and _hangs_within(scene, place, start))
            or (word in grammar["coordinators"] and _goes_on(scene, place + 1, end))
        ):
            place += 1
        elif (
            word == ","
            and appositions
            and place + 1 < end
            and (words[place + 1] in grammar["coordinators"] and _joins(scene, place + 2, end))
        ):
            place += 2
        elif word == "," and appositions:
            close = _apposition(scene, place, end)
            if not close:
                break
            place = last = close
        elif token.pos == "PUNCT" and word in ("-", "/", "(", "'") and place + 1 < end:
            if word == "(":
                close = place + 1
                while close < end and words[close] != ")" and close - place < 8:
                    close += 1
                if close >= end or words[close] != ")":
                    break
                place = last = close + 1
            else:
                place += 1
        elif token.pos == "ADV" and place + 1 < end and tokens[place + 1].pos == "ADJ":
            place += 1
        else:
            break
    return last if last > start else start + 1


def _begins_anew(scene: Scene, place: int, start: int) -> bool:
    """`a dit à l'AFP un officier`: an article behind a noun opens another phrase."""
    if place <= start or scene.tokens[place].pos != "DET":
        return False
    before = scene.tokens[place - 1]
    following = scene.words[place + 1 : place + 2]
    return (
        before.pos in ("NOUN", "PROPN")
        and before.lower not in scene.grammar["times"]
        and scene.grammar["comparatives"].isdisjoint(following)
    )


def _hangs_within(scene: Scene, place: int, start: int) -> bool:
    """Say whether the tree attaches the preposition's object to a noun of this phrase."""
    object_ = scene.tokens[place].head
    if object_ <= place:
        return False
    governor = scene.tokens[object_].head
    return start <= governor < place and scene.tokens[governor].pos in ("NOUN", "PROPN")


def _goes_on(scene: Scene, place: int, end: int) -> bool:
    """Say whether a further conjunct of the phrase stands here, and no new clause."""
    if not starts_noun_phrase(scene, place, end):
        # « chinois et russe », « de la Chine et de la Russie »
        return place < end and (
            scene.words[place] in scene.grammar["of"]
            or (scene.tokens[place].pos == "ADJ" and scene.tokens[place - 2].pos in ("ADJ", "NOUN"))
        )
    for following in range(place, min(end, place + 12)):
        if scene.is_finite(following):
            return scene.tokens[place].head != following and _conjoined(scene, place, following)
        if scene.words[following] in (",", ".", ";", ":"):
            break
    return True


def _joins(scene: Scene, place: int, end: int) -> bool:
    """`…, Luo Jianping, et la ministre …`: a further person after comma and conjunction."""
    if not starts_noun_phrase(scene, place, end):
        return False
    close = noun_phrase_end(scene, place, end)
    return scene.actor_like(place, close) and not (
        close < end
        and scene.is_finite(close)
        and (scene.words[close] not in scene.grammar["plural_auxiliaries"])
    )


def _conjoined(scene: Scene, place: int, verb: int) -> bool:
    """A noun before a finite verb is a conjunct where the tree does not make it the subject."""
    for index in range(place, verb):
        token = scene.tokens[index]
        if token.label == "nsubj" and token.head >= verb:
            return False
    return True


def _apposition(scene: Scene, comma: int, end: int) -> int:
    """Return where an apposition that opens at this comma ends, 0 where there is none."""
    place = comma + 1
    if place >= end:
        return 0
    token = scene.tokens[place]
    if not (token.pos in ("PROPN", "DET", "NOUN", "ADJ") and token.text):
        return 0
    close = noun_phrase_end(scene, place, end, appositions=False)
    named = token.pos == "PROPN" or (token.text[0].isupper() and token.pos != "DET")
    if not named and not scene.actor_like(place, close):
        return 0
    if close < end and scene.words[close] not in (
        ",",
        ".",
        '"',
        ")",
        ";",
        ":",
        "–",
        "-",
        "!",
        "?",
        "…",
    ):
        following = scene.tokens[close]
        clitics = scene.grammar["negations"] | scene.grammar["reflexives"]
        if (
            following.pos in ("VERB", "AUX")
            or scene.words[close] in scene.grammar["inverted"] | clitics
        ):
            return 0
    return close


def phrase_before(scene: Scene, end: int, floor: int) -> Range | None:
    """Return the noun phrase that ends just before `end`, none before `floor`."""
    tokens, words, grammar = scene.tokens, scene.words, scene.grammar
    place = end - 1
    while place >= floor and (words[place] == "," or grammar.is_adverb(words[place])):
        place -= 1
    last = place + 1
    while place >= floor:
        token = tokens[place]
        qualified = "VerbForm=Part" in token.morph and tokens[place - 1].pos in ("NOUN", "PROPN")
        if token.pos in _WITHIN or words[place] in grammar["of"] or (place > floor and qualified):
            place -= 1
        elif (
            token.pos == "ADP"
            and place + 1 < last
            and tokens[place - 1].pos in ("NOUN", "ADJ", "PROPN")
        ):
            head = tokens[place].head
            governor = tokens[head].head if head > place else -1
            if not floor <= governor < place or tokens[governor].pos not in ("NOUN", "PROPN"):
                break
            place -= 1
        elif words[place] in grammar["coordinators"] and place > floor and place + 1 < last:
            if tokens[place - 1].pos not in ("NOUN", "PROPN", "ADJ"):
                break
            place -= 1
        else:
            break
    start = place + 1
    while start < last and (tokens[start].pos == "ADP" or words[start] in grammar["coordinators"]):
        start += 1
    if start >= last or not any(tokens[i].pos in _NOMINAL for i in range(start, last)):
        return None
    return start, last


def left_edge(scene: Scene, head: int, floor: int) -> int:
    """Return where the phrase around a noun begins: determiner, title, coordinated nouns."""
    tokens, words, grammar = scene.tokens, scene.words, scene.grammar
    place = head
    while place > floor:
        before = tokens[place - 1]
        if (
            before.pos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "X")
            and words[place - 1] not in grammar["times"]
        ):
            place -= 1
        elif before.pos == "PUNCT" and words[place - 1] in ('"', "-"):
            if words[place - 1] == '"' and scene.quoted(place) is None:
                break
            place -= 1
        elif (
            words[place - 1] in grammar["of"]
            and place - 2 >= floor
            and before.head >= place
            and (tokens[place - 2].pos in ("NOUN", "PROPN", "ADJ"))
        ):
            place -= 2
        else:
            break
    while place < head and tokens[place].pos == "PUNCT":
        place += 1
    return place
