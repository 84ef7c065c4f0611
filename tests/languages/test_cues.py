import re
import unicodedata

import pytest

from verbale.errors import InvalidLexicon
from verbale.languages.example import Example
from verbale.languages.fr.conjugation import verb_forms
from verbale.languages.fr.cues import TYPES, Cue, CueLexicon, load_cues, read_cues

LEXICON = load_cues()
CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}

LINE = 'verb = [{ cue = "affirmer", type = "assertion", takes = ["que"], yes = [%s] }]'
SENTENCE = '"<Paris> [affirme] que {tout va bien}."'


def only(toml: str) -> Cue:
    (cue,) = read_cues(toml).cues
    return cue


def words_of(text: str) -> list[str]:
    """Cut as a tokeniser does; a hyphenated word also stands whole."""
    whole = re.findall(r"[^\s']+'|[^\s']+", text.lower())
    return whole + [part for word in whole for part in word.split("-")]


def folded(cue: Cue) -> str:
    parts = unicodedata.normalize("NFD", cue.cue.replace("œ", "oe"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def test_the_lexicon_covers_the_published_inventories() -> None:
    counts = {kind: sum(cue.kind == kind for cue in LEXICON.cues) for kind in ("verb", "noun")}
    assert counts["verb"] >= 230
    assert counts["noun"] >= 120


@pytest.mark.parametrize("kind", ["verb", "noun", "preposition"])
def test_the_cues_of_each_table_are_sorted_without_accents(kind: str) -> None:
    cues = [folded(cue) for cue in LEXICON.cues if cue.kind == kind]
    assert cues == sorted(cues)


def test_every_type_is_in_use() -> None:
    assert {cue.type for cue in LEXICON.cues} == TYPES


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.cue)
def test_the_bracket_of_every_example_holds_its_own_cue(cue: Cue) -> None:
    forms = verb_forms()
    for marked in cue.yes:
        example = Example.read(marked)
        (bracket,) = example.words(example.cues)
        words = words_of(bracket)
        plain = {CONTRACTED.get(word, word) for word in words} | set(words)
        if cue.kind == "verb":
            assert any(form.lemma == cue.lemma for word in words for form in forms.get(word, ()))
        elif cue.kind == "noun":
            assert plain & {cue.lemma, cue.lemma + "s", cue.lemma + "x"}
        else:
            assert plain & {cue.lemma, CONTRACTED.get(cue.lemma, "")}
        assert not cue.reflexive or plain & {"se", "s'"}
        assert all(forms_of_word & plain for forms_of_word in cue.particle_forms)


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.cue)
def test_content_of_an_example_excludes_quotation_marks_and_the_full_stop(cue: Cue) -> None:
    for marked in cue.yes:
        example = Example.read(marked)
        for content in example.words(example.contents):
            assert content == content.strip(" «».,")


@pytest.mark.parametrize("cue", LEXICON.cues, ids=lambda cue: cue.cue)
def test_a_counter_example_has_no_marks(cue: Cue) -> None:
    for sentence in cue.no:
        assert Example.read(sentence).text == sentence


@pytest.mark.parametrize(
    "verb",
    [
        "dire",
        "expliquer",
        "assurer",
        "soutenir",
        "maintenir",
        "garantir",
        "répondre",
        "poursuivre",
        "reprendre",
        "lancer",
        "observer",
        "noter",
        "conclure",
        "ajouter",
        "indiquer",
        "déclarer",
        "préciser",
    ],
)
def test_verbs_whose_noun_object_means_something_else_take_no_noun(verb: str) -> None:
    (plain,) = (cue for cue in LEXICON.verbs_of(verb) if cue.cue == verb)
    assert "np" not in plain.takes or plain.object == "speech"


@pytest.mark.parametrize(
    "verb",
    [
        "annoncer",
        "dénoncer",
        "condamner",
        "saluer",
        "rejeter",
        "réclamer",
        "exiger",
        "proposer",
        "exprimer",
        "promettre",
        "confirmer",
        "déplorer",
        "regretter",
        "démentir",
        "souligner",
        "évoquer",
        "préconiser",
        "prôner",
        "refuser",
        "approuver",
        "accepter",
        "revendiquer",
        "réaffirmer",
        "réitérer",
    ],
)
def test_verbs_whose_noun_object_is_what_was_said_take_a_noun(verb: str) -> None:
    (plain,) = (cue for cue in LEXICON.verbs_of(verb) if cue.cue == verb)
    assert "np" in plain.takes


@pytest.mark.parametrize("verb", ["poursuivre", "enchaîner", "reprendre", "lancer", "s'exclamer"])
def test_verbs_of_quotation_take_nothing_else(verb: str) -> None:
    (cue,) = (cue for cue in LEXICON.cues if cue.cue == verb)
    assert cue.takes == {"quote"}


def test_a_multiword_cue_is_cut_into_head_and_particle() -> None:
    (cue,) = (cue for cue in LEXICON.verbs_of("mettre") if cue.cue == "mettre l'accent")
    assert (cue.lemma, cue.reflexive, cue.particle) == ("mettre", False, ("l'", "accent"))


def test_a_reflexive_cue_keeps_its_clitic_apart() -> None:
    (cue,) = (cue for cue in LEXICON.cues if cue.cue == "s'en prendre")
    assert (cue.reflexive, cue.clitics, cue.lemma, cue.particle) == (True, ("en",), "prendre", ())


def test_words_that_agree_with_the_subject_come_in_all_forms() -> None:
    ready = next(cue for cue in LEXICON.verbs_of("dire") if cue.cue == "se dire prêt")
    accord = next(cue for cue in LEXICON.verbs_of("donner") if cue.cue == "donner son accord")
    assert ready.particle_forms == (frozenset({"prêt", "prête", "prêts", "prêtes"}),)
    assert {"son", "leur"} <= accord.particle_forms[0]
    assert accord.particle_forms[1] == {"accord"}


def test_the_longest_cue_comes_first_and_the_reflexive_before_the_plain() -> None:
    found = [cue.cue for cue in LEXICON.verbs_of("dire")]
    assert found.index("se dire prêt") < found.index("se dire") < found.index("dire")
    assert found[-1] == "dire"


def test_nouns_and_prepositions_are_found_by_their_first_word() -> None:
    assert [cue.cue for cue in LEXICON.prepositions_of("selon")][-1] == "selon"
    assert {cue.cue for cue in LEXICON.nouns_of("mise")} >= {"mise en garde", "mise en cause"}
    assert LEXICON.nouns_of("affirmer") == ()
    assert "faire" in LEXICON.lemmas("verb")


@pytest.mark.parametrize(
    ("word", "noun"),
    [("accusations", "accusation"), ("aveux", "aveu"), ("refus", "refus"), ("vœux", "vœu")],
)
def test_a_noun_is_found_by_its_plural(word: str, noun: str) -> None:
    assert [cue.cue for cue in LEXICON.nouns_of(word)] == [noun]


def test_the_lexicon_is_read_once() -> None:
    assert load_cues() is LEXICON


def test_what_an_entry_leaves_out_is_empty() -> None:
    cue = only(LINE % SENTENCE)
    assert (cue.to, cue.target, cue.object, cue.by, cue.weak, cue.no) == (
        None,
        None,
        None,
        (),
        False,
        (),
    )
    assert cue.takes == {"que"}


@pytest.mark.parametrize(
    ("toml", "complaint"),
    [
        ("verb = [", "Correct the line"),
        ("adverb = []", "no such table as 'adverb'"),
        (LINE % "", "no example"),
        (LINE % '"Paris affirme."', r"marks no \[cue\]"),
        (LINE % '"<Paris [affirme]."', "never closed"),
        ((LINE % SENTENCE).replace('"que"', '"inf", "vers+np"'), "unknown code 'vers\\+np'"),
        ((LINE % SENTENCE).replace('"que"', '"de+adj"'), "unknown code"),
        ((LINE % SENTENCE).replace("assertion", "boast"), "unknown type 'boast'"),
        ((LINE % SENTENCE).replace("yes =", 'to = "vers", yes ='), "unknown party 'vers'"),
        ((LINE % SENTENCE).replace("yes =", 'object = "person", yes ='), "unknown object"),
        ((LINE % SENTENCE).replace("yes =", "sure = true, yes ="), "unknown field 'sure'"),
        ((LINE % SENTENCE).replace('type = "assertion", ', ""), "no 'type'"),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused_with_its_reason(toml: str, complaint: str) -> None:
    with pytest.raises(InvalidLexicon, match=complaint):
        read_cues(toml)


def test_a_cue_that_stands_twice_is_refused() -> None:
    entry = (LINE % SENTENCE).removeprefix("verb = [").removesuffix("]")
    with pytest.raises(InvalidLexicon, match="'affirmer' stands twice"):
        read_cues(f"verb = [{entry}, {entry}]")


def test_the_same_word_may_be_noun_and_verb() -> None:
    verb = LINE % SENTENCE
    assert len(read_cues(verb + "\n" + verb.replace("verb =", "noun =")).cues) == 2


def test_lexicons_with_the_same_cues_are_equal() -> None:
    cue = only(LINE % SENTENCE)
    assert CueLexicon((cue,)) == CueLexicon((cue,))
