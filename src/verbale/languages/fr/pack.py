"""The French pack."""

from __future__ import annotations

from functools import cache

from verbale.languages.fr.abbreviations import ABBREVIATIONS
from verbale.languages.fr.conjugation import Tense, verb_forms
from verbale.languages.fr.cues import load_cues
from verbale.languages.fr.dateline import DATELINE
from verbale.languages.fr.model import load_model
from verbale.languages.fr.place_words import place_words
from verbale.languages.fr.roles import Roles
from verbale.languages.fr.triggers import load_triggers
from verbale.languages.fr.values.reader import FrenchValues
from verbale.languages.grammar import read_grammar
from verbale.languages.pack import Pack
from verbale.languages.people import read_people_words


@cache
def load_pack() -> Pack:
    """Return the French pack; its model is loaded apart, when it is first needed."""
    cues = load_cues()
    grammar = read_grammar("verbale.languages.fr")
    return Pack(
        code="fr",
        grammar=grammar,
        cues=cues,
        verb_forms=_moods(),
        cue_lemmas=cues.lemmas("verb"),
        documents=grammar["documents"],
        abbreviations=ABBREVIATIONS,
        asker="journaliste",
        people=read_people_words("verbale.languages.fr"),
        roles=Roles.load(),
        places=place_words(),
        triggers=load_triggers(),
        dateline=DATELINE,
        values=FrenchValues(),
        load_model=load_model,
    )


_MOODS: dict[Tense, str] = {
    "infinitive": "infinitive",
    "present_participle": "present participle",
    "past_participle": "past",
}


def _moods() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the inflected forms of the cue verbs with what the extractor asks of them."""
    auxiliaries = ("avoir", "être")
    found = {
        spelling: tuple(
            dict.fromkeys(
                (form.lemma, _MOODS.get(form.tense, "finite"))
                for form in forms
                if form.lemma not in auxiliaries
            )
        )
        for spelling, forms in verb_forms().items()
    }
    return {spelling: moods for spelling, moods in found.items() if moods}
