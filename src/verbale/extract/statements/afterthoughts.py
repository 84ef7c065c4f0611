"""What follows a comma and is about all that was said before it: no part of a content."""

from __future__ import annotations

from verbale.extract.statements.scene import Scene


def afterthought(scene: Scene, comma: int, end: int) -> bool:
    """Say whether what follows the comma is about all that was said before it.

    `…, ce que Bratislava dément`, `…, une décision que X a condamnée`, `…, contredisant Y`.
    """
    place = comma + 1
    if place + 1 >= end:
        return False
    sentential = scene.words[place] in scene.grammar["demonstrative_clause"]
    if sentential and scene.words[place + 1] in scene.grammar["free_relatives"]:
        return True
    return resumes_whole(scene, place, end) or comments(scene, place, end)


def resumes_whole(scene: Scene, place: int, end: int) -> bool:
    """`…, une décision à laquelle X …`, `…, offre que X a déclinée`: about all that was said."""
    words, tokens, grammar = scene.words, scene.tokens, scene.grammar
    article = words[place] in grammar["indefinite_articles"]
    noun = place + article
    while noun < end and tokens[noun].pos == "ADJ" and words[noun] not in grammar["resumptives"]:
        noun += 1
    if noun >= end or words[noun] not in grammar["resumptives"]:
        return False
    for index in range(noun + 1, min(end, noun + 5)):
        relative = words[index] in grammar["relatives"] | grammar["object_relatives"]
        if relative:
            return article or index == noun + 1
        if "VerbForm=Part" in tokens[index].morph:
            return article or index == noun + 1  # « …, accusations rejetées par X »
    return False


def comments(scene: Scene, place: int, end: int) -> bool:
    """`…, mettant ainsi fin à …`: the reporter says what the words come to."""
    words, grammar = scene.words, scene.grammar
    place = past_clitics(scene, place, end)
    if not scene.is_participle(place):
        return False
    following = words[place + 1] if place + 1 < end else ""
    return following in grammar["consequence"] or words[place] in grammar["comments"]


def past_clitics(scene: Scene, place: int, end: int) -> int:
    """Return the first place from here that holds no clitic or negation."""
    while place + 1 < end and (
        scene.words[place] in scene.grammar["object_clitics"]
        or scene.words[place] in scene.grammar["reflexives"]
        or scene.words[place] in scene.grammar["negations"]
    ):
        place += 1
    return min(place, end - 1)
