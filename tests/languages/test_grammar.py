from __future__ import annotations

from pathlib import Path

import pytest

from verbale.errors import InvalidLexicon
from verbale.languages.grammar import Phrases, read_grammar
from verbale.languages.people import read_people_words

PHRASES = Phrases.of(["d'ores et déjà", "d'ores", "en effet", "et en effet"])
FRENCH = "verbale.languages.fr"


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("d'ores et déjà prêt", 3),
        ("d'ores prêt", 1),
        ("en effet", 2),
        ("en", 0),
        ("prêt", 0),
    ],
)
def test_longest_phrase_at_a_place(words: str, length: int) -> None:
    assert PHRASES.at(words.split(), 0) == length


@pytest.mark.parametrize(
    ("words", "floor", "length"),
    [
        ("il est et en effet", 0, 3),
        ("il est et en effet", 3, 2),
        ("il est et en effet", 4, 0),
        ("il est", 0, 0),
        ("en effet", 2, 0),
    ],
)
def test_longest_phrase_before_a_place_none_reaching_over_the_floor(
    words: str, floor: int, length: int
) -> None:
    assert PHRASES.before(words.split(), len(words.split()), floor) == length


def test_french_grammar_has_the_classes_that_every_language_names() -> None:
    grammar = read_grammar(FRENCH)
    assert "que" in grammar["complementisers"]
    assert "par" in grammar["agent"]
    assert all(word == word.strip() != "" for words in grammar.classes.values() for word in words)


@pytest.mark.parametrize(
    ("word", "adverb"),
    [("également", True), ("prudemment", True), ("paix", False), ("ment", False)],
)
def test_adverbs_are_known_by_list_or_by_ending(word: str, adverb: bool) -> None:
    assert read_grammar(FRENCH).is_adverb(word) is adverb


def test_broken_grammar_names_the_package_and_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "broken_language"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "grammar.toml").write_text("agent = [\n???\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(InvalidLexicon, match="broken_language, grammar.toml: .*line 2"):
        read_grammar("broken_language")


def test_people_words_know_small_numbers_and_word_classes() -> None:
    words = read_people_words(FRENCH)
    assert words.numbers["deux"] == 2
    assert "homologue" in words["counterparts"]
    with pytest.raises(KeyError):
        words["no such class"]
