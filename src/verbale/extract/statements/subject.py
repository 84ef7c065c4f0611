"""Who is the subject of a verb group: words that name it, or another group that lends it."""

from __future__ import annotations

from verbale.extract.statements.antecedent import antecedent_of
from verbale.extract.statements.items import carried_subject
from verbale.extract.statements.lenders import Subject, borrow, governing_verb
from verbale.extract.statements.phrases import left_edge, noun_phrase_end, phrase_before
from verbale.extract.statements.scene import Range, Scene
from verbale.extract.verbs import VerbGroup


def subject_of(scene: Scene, group: VerbGroup) -> Subject | None:
    """Return the subject of a cue that has its content after it; None where none can be seen."""
    floor, _ = scene.bounds(group.sentence)
    first = min([group.start, *group.clitics])
    if group.inverted >= 0:
        return Subject((group.inverted, group.inverted + 1), how="inverted pronoun")
    carried = carried_subject(scene, first)
    if carried is not None:
        return Subject(carried, how="subject of the paragraph that opens the list")
    if group.form == "gerund":
        return _of_participle(scene, group, first, floor)
    if group.form == "participle":
        return _of_conjunct(scene, group, first, floor)
    if group.form == "infinitive":
        told = _teller(scene, first, floor)
        if told is not None:
            return told
        after = _told_before(scene, group, first, floor)
        if after >= 0:
            return Subject(None, lender=after, how="speaker of the cue before")
        lender = governing_verb(scene, group.head, floor)
        return None if lender < 0 else borrow(scene, lender, group, floor, "controlling verb")
    return _before(scene, group, first, floor)


def _told_before(scene: Scene, group: VerbGroup, first: int, floor: int) -> int:
    """`X a déclaré que …, avant d'ajouter que …`: the first cue of the sentence; -1 for none."""
    if not follows_before(scene, first, floor):
        return -1
    return next(
        (
            other.head
            for other in scene.in_sentence(group.sentence)
            if other.head < first and other.form == "finite" and not scene.quoted(other.head)
        ),
        -1,
    )


def follows_before(scene: Scene, first: int, floor: int) -> bool:
    """Say whether `avant de` stands before an infinitive that begins at `first`."""
    return (
        first - 2 >= floor
        and scene.words[first - 1] in scene.grammar["of"]
        and scene.words[first - 2] in scene.grammar["before"]
    )


def follows_purpose(scene: Scene, group: VerbGroup, floor: int) -> bool:
    """`a écrit au roi pour le remercier`, `ont défilé pour exiger …`: the purpose is the message.

    Only behind a verb whose very deed speaks.
    """
    place = min([group.start, *group.clitics]) - 1
    while place > floor and (
        scene.words[place] in scene.grammar["of"] | scene.grammar["object_clitics"]
    ):
        place -= 1
    if place > floor and scene.words[place] in scene.grammar["coordinators"]:
        first = scene.by_head.get(scene.tokens[group.head].head)
        before = first is not None and first.form == "infinitive" and first.head < place
        return before and first is not None and follows_purpose(scene, first, floor)
    if place <= floor or scene.words[place] not in scene.grammar["purpose"]:
        return False
    verbs = (i for i in range(place - 1, floor - 1, -1) if scene.tokens[i].pos == "VERB")
    verb = next(verbs, -1)
    while verb >= 0 and scene.is_participle(verb):
        verb = next(verbs, -1)
    return verb >= 0 and scene.tokens[verb].lemma in scene.grammar["speaking_deeds"]


def _teller(scene: Scene, first: int, floor: int) -> Subject | None:
    """`Et la ministre de conclure : « … »`: a noun before `de` and an infinitive of speech."""
    if first - 1 <= floor or scene.words[first - 1] not in scene.grammar["of"]:
        return None
    actor = scene.actor_before(first - 1, floor)
    if actor is None or any(scene.is_finite(place) for place in range(floor, first)):
        return None
    return Subject(actor, how="phrase before the infinitive")


def _before(scene: Scene, group: VerbGroup, first: int, floor: int) -> Subject | None:
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    place = first - 1
    while place >= floor and (
        grammar.is_adverb(words[place])
        and tokens[place].pos not in ("NOUN", "PROPN")
        or words[place] in grammar["negations"]
    ):
        place -= 1
    if place < floor:
        return _by_tree(scene, group, first, floor)
    word = words[place]
    if word in grammar["subject_pronouns"]:
        return Subject((place, place + 1), how="pronoun before the verb")
    length = grammar.pronouns.before(words, place + 1, floor)
    if length:
        return Subject((place + 1 - length, place + 1), how="pronoun before the verb")
    if word in grammar["subject_relatives"] and tokens[place].pos != "SCONJ":
        antecedent = antecedent_of(scene, place, floor)
        return None if antecedent is None else Subject(antecedent, how="antecedent of the relative")
    if word in grammar["coordinators"] or word == ",":
        conjunct = _of_conjunct(scene, group, first, floor)
        if word in grammar["coordinators"] and conjunct is not None:
            return conjunct
        return (
            _by_tree(scene, group, first, floor)
            or _around_insertion(scene, place, floor)
            or _before_comma(scene, place, floor)
            or conjunct
        )
    if word == ":":
        return None
    found = _by_tree(scene, group, first, floor)
    near = _adjacent(scene, place + 1, floor)
    if (
        near is not None
        and near.voice is not None
        and found is not None
        and found.voice is not None
    ):
        # « après une réunion avec X, le ministre Y a déclaré »: one comma parts X from the clause
        between = words[found.voice[0] : near.voice[0]]
        if (
            found.voice[0] < near.voice[0]
            and between.count(",") == 1
            and between[-1] == ","
            and (scene.actor_like(*near.voice))
        ):
            return near
    return found or near


def _adjacent(scene: Scene, end: int, floor: int) -> Subject | None:
    found = phrase_before(scene, end, floor)
    if found is None or found[1] < end - 1:
        return None
    start = found[0]
    if start > floor and scene.tokens[start - 1].pos == "ADP":
        return None
    return Subject(found, how="phrase before the verb")


def _by_tree(scene: Scene, group: VerbGroup, first: int, floor: int) -> Subject | None:
    """Take the subject that the tree gives, with everything up to the verb that belongs to it."""
    tokens, words = scene.tokens, scene.words
    heads = {group.head, group.governor} - {-1}
    best = -1
    for index in range(first - 1, floor - 1, -1):
        token = tokens[index]
        if token.label in ("nsubj", "csubj") and token.head in heads and token.index != token.head:
            best = index
            break
    if best < 0:
        return None
    token = tokens[best]
    if token.lower in scene.grammar["subject_relatives"]:
        antecedent = antecedent_of(scene, best, floor)
        return None if antecedent is None else Subject(antecedent, how="antecedent of the relative")
    if token.pos == "PRON" and best > floor and scene.grammar.one_of.at(words, best - 1):
        # « L'un des captifs, Mohamed Salem, a raconté »
        end = noun_phrase_end(scene, best + 2, first) if best + 2 < first else best + 1
        return Subject((best - 1, end), how="subject in the tree")
    if token.pos == "PRON" or token.pos == "VERB":
        return Subject((best, best + 1), how="subject in the tree") if token.pos == "PRON" else None
    start = left_edge(scene, best, floor)
    end = noun_phrase_end(scene, start, first)
    if end <= best:
        end = best + 1
    while words[end - 1] == "," and end - 1 > best:
        end -= 1
    return Subject((_conjuncts_before(scene, start, floor), end), how="subject in the tree")


def _conjuncts_before(scene: Scene, start: int, floor: int) -> int:
    """`Le ministre X, Wang Yi, et le chef …`: take in the nouns coordinated before."""
    words = scene.words
    place = start
    for _ in range(4):
        before = place - 1
        if before <= floor or words[before] not in (*scene.grammar["coordinators"], ","):
            break
        wider = phrase_before(scene, before, floor)
        if wider is None or wider[1] < before - 1 or not scene.actor_like(*wider):
            break
        if wider[0] > floor and scene.tokens[wider[0] - 1].pos == "ADP":
            break
        place = wider[0]
    return place if place < start and _joined(scene, place, start) else start


def _joined(scene: Scene, start: int, end: int) -> bool:
    return any(scene.words[place] in scene.grammar["coordinators"] for place in range(start, end))


def _around_insertion(scene: Scene, comma: int, floor: int) -> Subject | None:
    """`X, en visite à Paris, a déclaré`: skip back over what stands between two commas."""
    words = scene.words
    opening = comma - 1
    while opening >= floor and words[opening] != ",":
        if words[opening] in (";", ":"):
            return None
        opening -= 1
    if opening <= floor:
        return None
    found = phrase_before(scene, opening, floor)
    if found is None or found[1] != opening:
        return None
    start = found[0]
    if start > floor and scene.tokens[start - 1].pos == "ADP":
        return None
    return Subject((start, noun_phrase_end(scene, start, comma)), how="phrase before the insertion")


def _before_comma(scene: Scene, comma: int, floor: int) -> Subject | None:
    """`et la ministre X, a demandé`: a comma may part a named subject from its verb."""
    found = scene.actor_before(comma, floor)
    if found is None:
        return None
    before = scene.words[found[0] - 1] if found[0] > floor else ","
    if before in scene.grammar["coordinators"] or before == ",":
        return Subject(found, how="phrase before the comma")
    return None


def _of_conjunct(scene: Scene, group: VerbGroup, first: int, floor: int) -> Subject | None:
    """`a salué … et exhorté …`: the subject of the verb before, by the words, else by the tree."""
    tokens = scene.tokens
    for other in reversed(scene.in_sentence(group.sentence)):
        if (
            other.head < first
            and other.form in ("finite", "participle")
            and _alike(scene, other, group)
            and scene.quoted(other.head) is scene.quoted(group.head)
            and first not in scene.incises
            and min([other.start, *other.clitics]) not in scene.incises
        ):
            return Subject(None, lender=other.head, how="subject of the cue before")
    if tokens[group.head].label == "conj":
        head = tokens[group.head].head
        steps = 0
        while tokens[head].label == "conj" and head != tokens[head].head and steps < 5:
            if head in scene.by_head:
                break
            head, steps = tokens[head].head, steps + 1
        leans = tokens[head].pos in ("VERB", "AUX", "ADJ") and head < first
        if leans and not _aside(scene, group, _finite_of(scene, head, floor), floor):
            return borrow(scene, head, group, floor, "subject of the coordinated verb")
    for index in range(first - 1, floor - 1, -1):
        if scene.is_finite(index) and not _aside(scene, group, index, floor):
            head = tokens[index].head if tokens[index].pos == "AUX" else index
            return borrow(scene, head, group, floor, "subject of the verb before")
    return None


def _finite_of(scene: Scene, head: int, floor: int) -> int:
    """Return the finite verb of a clause: its auxiliary where it has one, else the head itself."""
    for place in range(head - 1, floor - 1, -1):
        if scene.is_finite(place) and scene.tokens[place].head == head:
            return place
    return head


def _aside(scene: Scene, group: VerbGroup, verb: int, floor: int) -> bool:
    """`a prorogé le mandat de la mission, dont l'effectif est ramené à …, et exigé …`.

    A bare participle leans on a perfect with `avoir`, and not on the verb of a relative clause.
    """
    words, grammar = scene.words, scene.grammar
    if group.form != "participle":
        return False
    if words[verb] in grammar["be"]:
        return True
    for place in range(verb - 1, floor, -1):
        if scene.is_finite(place):
            return False
        if words[place] in grammar["relatives"] or words[place] in grammar["object_relatives"]:
            return words[place - 1] == "," or scene.tokens[place].label != "mark"
    return False


def _alike(scene: Scene, other: VerbGroup, group: VerbGroup) -> bool:
    """Coordinated cues share tense: `a déclaré …, et a exhorté …`; a participle needs a perfect."""
    if group.form == "participle":
        return other.perfect or other.form == "participle"
    if group.perfect or other.perfect:
        return (
            group.perfect and other.perfect and _auxiliary(scene, group) == _auxiliary(scene, other)
        )
    return tense_of(scene, group) == tense_of(scene, other)


def _auxiliary(scene: Scene, group: VerbGroup) -> str:
    """Return tense, mood and number of a perfect's auxiliary, whichever of the two it is."""
    for place in range(group.start, group.head):
        if scene.is_finite(place):
            features = scene.tokens[place].morph.split("|")
            return "|".join(f for f in features if f.startswith(("Tense=", "Mood=", "Number=")))
    return ""


def tense_of(scene: Scene, group: VerbGroup) -> str:
    """Return tense and mood of a simple form, as the model's features state them."""
    features = scene.tokens[group.head].morph.split("|")
    return "|".join(f for f in features if f.startswith(("Tense=", "Mood=")))


def _of_participle(scene: Scene, group: VerbGroup, first: int, floor: int) -> Subject | None:
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    place = first - 1
    if place >= floor and words[place] in grammar["gerund"]:
        place -= 1
        if place >= floor and words[place] in grammar["gerund_openers"]:
            place -= 1
    elif place >= floor and tokens[place].pos in ("NOUN", "PROPN", "ADJ"):
        found = phrase_before(scene, first, floor)
        if found is not None:
            if scene.actor_like(*found):
                return Subject(found, how="phrase that the participle qualifies")
            # « une lettre annonçant … »: the paper speaks for whoever is the subject of the clause
            lender = governing_verb(scene, group.head, floor)
            if lender >= 0 and scene.pack.is_document(scene.tokens[_head_noun(scene, found)].lemma):
                return borrow(scene, lender, group, floor, "author of the document")
            return Subject(found, how="phrase that the participle qualifies")
    if place > floor and words[place] == ",":
        actor = scene.actor_before(place, floor)
        if actor is not None and not any(scene.is_finite(i) for i in range(floor, place)):
            # « Le chef du parti, dénonçant une fraude, a saisi la justice »
            return Subject(actor, how="phrase that the participle qualifies")
        absolute = _absolute(scene, place, floor)
        if absolute is not None:
            return Subject(absolute, how="phrase before the insertion")
    if place >= floor:
        before = [g for g in scene.in_sentence(group.sentence) if g.head < first]
        if before:
            return Subject(None, lender=before[-1].head, how="speaker of the cue before")
        for index in range(first - 1, floor - 1, -1):
            if scene.is_finite(index):
                head = tokens[index].head if tokens[index].pos == "AUX" else index
                return borrow(scene, head, group, floor, "subject of the clause")
    return _following_clause(scene, group)


def _absolute(scene: Scene, comma: int, floor: int) -> Range | None:
    """`…, et l'ambassadrice du Brésil, venue en observatrice, offrant …`: a subject of its own."""
    around = _around_insertion(scene, comma, floor)
    if around is None or around.voice is None:
        return None
    start, _ = around.voice
    opening = next(i for i in range(comma - 1, floor, -1) if scene.words[i] == ",")
    apart = start > floor and scene.words[start - 1] in (*scene.grammar["coordinators"], ",")
    participle = "VerbForm=Part" in scene.tokens[opening + 1].morph
    return around.voice if apart and participle and scene.actor_like(*around.voice) else None


def _following_clause(scene: Scene, group: VerbGroup) -> Subject | None:
    """`Estimant que …, il a appelé …`: the participle opens, its subject comes later."""
    _, ceiling = scene.bounds(group.sentence)
    for other in scene.in_sentence(group.sentence):
        if other.head > group.head and other.form == "finite" and not scene.quoted(other.head):
            first = min([other.start, *other.clitics])
            found = _before(scene, other, first, group.end)
            if found is not None and found.voice is not None:
                comma = scene.words[found.voice[0] - 1]
                if comma == ",":
                    return Subject(None, lender=other.head, how="subject of the main clause")
    head = scene.tokens[group.head].head
    for index in range(group.end, ceiling):
        token = scene.tokens[index]
        if token.label != "nsubj" or token.head != head:
            continue
        start = index if token.pos == "PRON" else left_edge(scene, index, group.end)
        if scene.words[start - 1] == "," or token.pos == "PRON":
            return Subject(
                (start, max(index + 1, noun_phrase_end(scene, start, ceiling))),
                how="subject of the main clause",
            )
    return None


def _head_noun(scene: Scene, phrase: Range) -> int:
    for index in range(*phrase):
        if scene.tokens[index].pos in ("NOUN", "PROPN"):
            return index
    return phrase[0]
