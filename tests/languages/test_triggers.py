from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest

from verbale.errors import InvalidLexicon
from verbale.languages.example import Example
from verbale.languages.fr.cues import load_cues
from verbale.languages.fr.triggers import load_triggers, read_triggers
from verbale.languages.trigger import TriggerLexicon
from verbale.ontology.plover import load_ontology

LEXICON = load_triggers()
TABLES = tomllib.loads(
    files("verbale.languages.fr").joinpath("triggers.toml").read_text(encoding="utf-8")
)
TYPES = tuple(load_ontology().types)


def read(toml: str) -> TriggerLexicon:
    return read_triggers(toml, load_cues())


def folded(spelling: str) -> str:
    parts = unicodedata.normalize("NFD", spelling.replace("œ", "oe"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def test_the_lexicon_has_no_hole() -> None:
    assert LEXICON.holes(TYPES) == []


@pytest.mark.parametrize("kind", ["verb", "noun"])
def test_the_triggers_of_each_table_are_sorted_without_accents(kind: str) -> None:
    spellings = [folded(entry["trigger"]) for entry in TABLES[kind]]
    assert spellings == sorted(spellings)


def test_every_type_has_five_examples_and_three_counterexamples() -> None:
    for type in TYPES:
        yes, no = LEXICON.examples[type]
        assert len(yes) >= 5 and len(no) >= 3
        assert all(Example.read(marked).cues for marked in yes)
        assert all(Example.read(sentence).text == sentence for sentence in no)


def test_a_communication_verb_is_an_act_by_its_class() -> None:
    (exhort,) = LEXICON.of_verb(next(c for c in LEXICON.heads.cues if c.cue == "exhorter"))
    assert (exhort.kind, exhort.type, exhort.governs) == ("cue", "REQUEST", True)
    assert exhort.target[0] == "object"


def test_a_silent_communication_verb_is_none() -> None:
    assert not LEXICON.of_verb(next(c for c in LEXICON.heads.cues if c.cue == "redouter"))


def test_a_noun_is_found_by_its_lemma_its_letters_and_its_plural() -> None:
    assert LEXICON.of_noun("visite", "visites")[0].type == "CONSULT"
    assert LEXICON.of_noun("?", "sanctions")[0].type == "SANCTION"
    assert LEXICON.of_noun("chaise", "chaise") == ()


def test_a_trigger_that_needs_words_is_tried_before_the_one_that_does_not() -> None:
    head = next(cue for cue in LEXICON.heads.cues if cue.cue == "inviter")
    invite, request = LEXICON.of_verb(head)
    assert invite.needs and invite.type == "AGREE"
    assert not request.needs and request.type == "REQUEST"


def test_tenses_are_read_from_the_letters() -> None:
    assert "future" in LEXICON.tenses["soutiendra"]
    assert "conditional" in LEXICON.tenses["aurait"]
    assert "future" not in LEXICON.tenses["discute"]


def test_needed_words_take_in_plurals_and_feminines() -> None:
    lexicon = read('verb = [{ trigger = "signer", type = "SUPPORT", needs = ["accord", "oral"] }]')
    (sign,) = (trigger for trigger in lexicon.triggers if trigger.kind == "verb")
    assert {"accord", "accords", "oral", "oraux", "orale"} <= sign.needs


def test_a_doublet_is_refused() -> None:
    line = '{ trigger = "signer", type = "SUPPORT" }'
    with pytest.raises(InvalidLexicon, match="'signer' stands twice"):
        read(f"verb = [{line}, {line}]")


def test_two_lines_are_told_apart_by_the_words_that_they_need() -> None:
    one = '{ trigger = "lever", type = "CONCEDE", needs = ["sanction"] }'
    other = '{ trigger = "lever", type = "MOBILIZE", needs = ["armée"] }'
    assert len(read(f"verb = [{one}, {other}]").triggers) >= 2
    shared = other.replace("armée", "sanction")
    with pytest.raises(InvalidLexicon, match="stands twice"):
        read(f"verb = [{one}, {shared}]")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{ type = "AID" }', "has no 'trigger'"),
        ('{ trigger = "aider", type = "HELP" }', "no event type 'HELP'"),
        ('{ trigger = "aider", type = "AID", negated = "NO" }', "no event type 'NO'"),
        ('{ trigger = "aider", type = "AID", mode = "money" }', "no mode 'money'"),
        ('{ trigger = "aider", type = "AID", kind = "x" }', "unknown field 'kind'"),
        ('{ trigger = "aider", type = "AID", content = "x" }', "unknown content 'x'"),
    ],
)
def test_a_broken_line_is_refused_with_its_fault(line: str, fault: str) -> None:
    with pytest.raises(InvalidLexicon, match=fault):
        read(f"verb = [{line}]")


def test_broken_toml_is_refused() -> None:
    with pytest.raises(InvalidLexicon, match=r"triggers\.toml"):
        read("verb = [")
