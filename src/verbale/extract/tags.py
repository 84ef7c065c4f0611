"""Tags: parts of speech that the model plainly mistook, put right before anybody reads them.

Only what no reader could doubt is changed: a name that was taken for a verb, a verb that was taken
for an adverb. The tree stays as it is.
"""

from __future__ import annotations

from verbale.languages.pack import Pack
from verbale.languages.parse import Parse, Token

_VERBS = ("VERB", "AUX")
_NOMINAL = ("nsubj", "obj", "iobj", "obl", "nmod")


def mend_tags(parse: Parse, pack: Pack) -> None:
    """Put right the tags of names and nouns taken for verbs, and of verbs taken for adverbs."""
    titles = pack.grammar["titles_with_stop"]
    for token in parse.tokens:
        first = token.index == parse.sentences[token.sentence][0]
        if token.pos in _VERBS and token.text[:1].isupper() and not first:
            before = parse.tokens[token.index - 1].text.rstrip(".")
            if token.entity or before in titles:
                token.pos, token.morph = "PROPN", ""  # « M. Onodera a convié Mme Kouamé »
        elif not first and _is_noun(token, parse.tokens[token.index - 1]):
            token.pos = "NOUN"  # « a crié l'accusé »
            token.morph = "|".join(
                each for each in token.morph.split("|") if each.startswith(("Gender=", "Number="))
            )
        elif token.pos in _VERBS and "VerbForm=Fin" in token.morph:
            _mend_person(token, pack)
        elif token.pos == "ADV" and _is_verb(token, pack):
            token.pos, token.morph = "VERB", "VerbForm=Fin"  # « Le suspect nie avoir tiré »


def _is_noun(token: Token, before: Token) -> bool:
    """Say whether a participle stands behind an article where the tree has a noun."""
    return (
        token.pos == "VERB"
        and "VerbForm=Part" in token.morph
        and token.label in _NOMINAL
        and before.pos == "DET"
        and before.head == token.index
    )


def _mend_person(token: Token, pack: Pack) -> None:
    """`condamnons` is a first person in the plural, and no future, whatever the model says."""
    endings, future = pack.grammar["we_endings"], pack.grammar["we_future_endings"]
    if "Person=1" in token.morph or not token.lower.endswith(tuple(endings)):
        return
    kept = [f for f in token.morph.split("|") if not f.startswith(("Number=", "Person=", "Tense="))]
    tense = "Fut" if token.lower.endswith(tuple(future)) else "Pres"
    token.morph = "|".join([*kept, "Number=Plur", "Person=1", f"Tense={tense}"])


def _is_verb(token: Token, pack: Pack) -> bool:
    """Say whether the letters are a finite form of a cue, and no adverb of the language."""
    moods = {mood for _, mood in pack.verb_forms.get(token.lower, ())}
    return "finite" in moods and not pack.grammar.is_adverb(token.lower)
