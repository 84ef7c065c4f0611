"""Places and actors, told apart in sentences with just as much analysis as the rules read.

A sentence is words parted by spaces: `word`, `word=lemma/POS`, `[Name]` for the name in question,
`[Name:label>word]` with its label and head; everything after `|` opens a second sentence.
"""

import re

import pytest

from verbale.actors.places import is_place
from verbale.languages.fr.place_words import place_words
from verbale.languages.parse import Token

WORDS = place_words()
PIECE = re.compile(
    r"(?P<open>\[?)(?P<text>[^=/\[\]:>]+|:)(?:=(?P<lemma>[^/]+)/(?P<pos>[A-Z]+))?"
    r"(?::(?P<label>\w+)>(?P<head>[^\]]+))?(?P<close>\]?)"
)


def ask(sentence: str, *, capital: bool = False) -> str:
    tokens: list[Token] = []
    heads: dict[int, str] = {}
    start = end = offset = number = 0
    inside = False
    for piece in sentence.split(" "):
        if piece == "|":
            number += 1
            continue
        found = PIECE.fullmatch(piece)
        assert found is not None, piece
        index = len(tokens)
        name = inside or bool(found["open"])
        if found["open"]:
            start, inside = index, True
        if found["close"]:
            end, inside = index + 1, False
        text = found["text"].replace("_", " ")
        pos = found["pos"] or ("PROPN" if text[0].isupper() and name or text in PLACES else "X")
        lemma = found["lemma"] or text
        tokens.append(Token(index, offset, text, lemma, pos, "", index, "dep", "", number, 0))
        offset += len(text) + 1
        if found["label"]:
            tokens[-1].label = found["label"]
            heads[index] = found["head"]
    for index, word in heads.items():
        tokens[index].head = next(token.index for token in tokens if token.text == word)
    return is_place(tokens, start, end, WORDS, capital=capital)


PLACES = {"Syrie", "Paris", "Chine", "Lima", "Pékin"}


@pytest.mark.parametrize(
    "sentence",
    [
        "les combats=combat/NOUN en [Syrie]",
        "dans le [Golfe]",
        "il part=partir/VERB vers l' [Europe]",
        "depuis la [Jordanie]",
        "chez les [Russes]",
        "près de [Damas]",
        "près du [Caire]",
        "à travers l' [Afrique]",
        "un vol en provenance de [Chine]",
        "un navire à destination des [Émirats]",
        "au large du [Yémen]",
        "au nord de la [Syrie]",
        "une société basée à [Dubaï]",
        "en marge de la réunion , en [Suisse]",
        "il est en visite=visite/NOUN au [Japon]",
        "il s' est rendu=rendre/VERB au [Tchad]",
        "il est arrivé=arriver/VERB aux [États-Unis]",
        "un millier de militaires=militaire/NOUN au [Tchad]",
        "les voyageurs=voyageur/NOUN à [Cuba]",
        "la capitale=capitale/NOUN de la [Syrie]",
        "au nord=nord/NOUN du [Mali]",
        "la frontière=frontière/NOUN de l' [Iran]",
        "il revient=revenir/VERB de [Chine]",
        "il est parti=partir/VERB très vite de [Chine]",
        "les troupes se sont retirées=retirer/VERB du [Mali]",
        "originaire de [Tunisie]",
        "elle a quitté=quitter/VERB la [Russie:obj>quitté]",
        "il visite=visiter/VERB la [Chine:obj>visite]",
        "la [Suisse:nsubj>abrite] abrite=abriter/VERB le siège",
        "en Syrie et [Irak]",
        "en Syrie , [Irak]",
        "le Japon est en [Asie]",
    ],
)
def test_a_country_after_a_word_of_place_is_a_place(sentence: str) -> None:
    assert ask(sentence) == "place"


@pytest.mark.parametrize(
    "sentence",
    [
        "à [Pékin]",
        "il se trouve=trouver/VERB à [Damas]",
        "le sommet=sommet/NOUN de [Madrid]",
        "les négociations=négociations/NOUN de [Genève]",
        "[PÉKIN] , 12 mai ( Xinhua ) – La Chine",
        "[Paris] ( AFP ) - Le ministre",
        "[Moscou] , 3 sept. – Le ministre",
        "l' aéroport=aéroport/NOUN de [Kaboul]",
        "le ministre a déclaré=déclarer/VERB à la presse à [Ankara]",
        "il part=partir/VERB pour [Moscou]",
        "l' ambassadeur=ambassadeur/NOUN à [Moscou]",
    ],
)
def test_a_capital_after_a_word_of_place_is_a_place(sentence: str) -> None:
    assert ask(sentence, capital=True) == "place"


@pytest.mark.parametrize(
    "sentence",
    [
        "la France a demandé=demander/VERB à la [Russie]",
        "il a reproché=reprocher/VERB à l' [Iran]",
        "un appel=appel/NOUN au [Liban]",
        "elle vend=vendre/VERB des armes au [Maroc]",
        "les sanctions=sanctions/NOUN imposées=imposer/VERB au [Venezuela]",
        "l' ouverture de la mer à la [Bolivie]",
        "la [Chine:nsubj>soutient] soutient=soutenir/VERB",
        "soutenir=soutenir/VERB l' [Ukraine:obj>soutenir]",
        "par la [Russie]",
        "avec le [Japon]",
        "contre l' [Iran]",
        "selon l' [Ukraine]",
        "de la part de la [Turquie]",
        "entre la Chine et la [Russie]",
        "au nom de la [France]",
        "à l' égard du [Qatar]",
        "la confiance dans les [États-Unis]",
        "au profit de [Madagascar]",
        "pour la [France]",
        "une lettre=lettre/NOUN de Paris à l' [Iran]",
        "L' [Iran] refuse=refuser/VERB",
        "Le [Japon]",
        "la Chine , la [Russie]",
    ],
)
def test_a_country_that_acts_or_is_addressed_is_an_actor(sentence: str) -> None:
    assert ask(sentence) == "actor"


@pytest.mark.parametrize(
    "sentence",
    [
        "[Pékin:nsubj>affirmé] a affirmé=affirmer/VERB",
        "[Pékin] et Lima visent=viser/VERB",
        "[Damas] a=avoir/AUX rejeté=rejeter/VERB",
        "a demandé=demander/VERB à [Pékin]",
        "promettre=promettre/VERB à Paris et à [Lima]",
        "rendre visite à [Pyongyang]",
        "contre [Moscou]",
        "vis-à-vis de [Téhéran]",
    ],
)
def test_a_capital_that_acts_or_is_addressed_is_an_actor(sentence: str) -> None:
    assert ask(sentence, capital=True) == "actor"


@pytest.mark.parametrize(
    "sentence",
    [
        "la décision=décision/NOUN de la [Chine]",
        "de [Chine]",
        "[Syrie] : Israël menace=menacer/VERB",
        "il parle=parler/VERB de la [Chine]",
        "[Chine]",
        "il vient dire=dire/VERB de la [Chine]",
        "selon des proches=proche/NOUN anciens de la [Chine]",
    ],
)
def test_what_the_words_leave_open_is_unsure(sentence: str) -> None:
    assert ask(sentence) == "unsure"


def test_a_preposition_of_the_sentence_before_does_not_count() -> None:
    assert ask("il vit en | [Chine:nsubj>dit] dit=dire/VERB") == "actor"


@pytest.mark.parametrize(
    "sentence",
    [
        "[Moscou] , dit=dire/VERB -il en mai –",
        "[Moscou] , qui a dit=dire/VERB en mai ( 2020 ) –",
        "[Moscou] et Pékin ont signé=signer/VERB en mai –",
    ],
)
def test_a_town_that_goes_on_to_a_verb_is_no_dateline(sentence: str) -> None:
    assert ask(sentence, capital=True) != "place"


def test_a_name_in_the_middle_of_a_block_is_no_dateline() -> None:
    assert ask("hier , [Moscou] , 12 mai –", capital=True) == "unsure"


def test_every_list_is_in_lower_case_and_tidy() -> None:
    for name in WORDS.__slots__:
        for phrase in getattr(WORDS, name):
            assert phrase == phrase.lower().strip()
            assert "  " not in phrase and "\u2019" not in phrase


def test_no_phrase_is_for_places_and_for_actors() -> None:
    assert not WORDS.always & WORDS.never
