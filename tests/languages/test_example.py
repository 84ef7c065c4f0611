import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidLexicon
from verbale.languages.example import Example


def test_the_marks_are_taken_out_and_their_ranges_kept() -> None:
    example = Example.read("<Paris> [a exhorté] les parties à {cesser les combats}.")
    assert example.text == "Paris a exhorté les parties à cesser les combats."
    assert example.words(example.speakers) == ("Paris",)
    assert example.words(example.cues) == ("a exhorté",)
    assert example.words(example.contents) == ("cesser les combats",)


def test_content_may_come_in_several_parts() -> None:
    example = Example.read("{Le port}, [a dit] <le maire>, {a rouvert}.")
    assert example.words(example.contents) == ("Le port", "a rouvert")


def test_marks_may_be_nested() -> None:
    example = Example.read("{Le port a rouvert}, [a-t-<il> ajouté].")
    assert example.words(example.cues) == ("a-t-il ajouté",)
    assert example.words(example.speakers) == ("il",)


def test_a_sentence_without_marks_has_no_ranges() -> None:
    example = Example.read("Il pleut.")
    assert (example.text, example.cues, example.contents) == ("Il pleut.", (), ())


@pytest.mark.parametrize(
    ("marked", "complaint"),
    [
        ("<Paris [affirme>]", "closes nothing"),
        ("Paris] affirme", "closes nothing"),
        ("<Paris affirme", "never closed"),
        ("[] Paris", "holds no words"),
    ],
)
def test_broken_marks_are_refused(marked: str, complaint: str) -> None:
    with pytest.raises(InvalidLexicon, match=complaint):
        Example.read(marked)


@given(
    st.lists(st.tuples(st.sampled_from(["<>", "[]", "{}", ""]), st.text("abé « »,", min_size=1)))
)
def test_marking_a_text_and_reading_it_gives_the_text_back(parts: list[tuple[str, str]]) -> None:
    marked = "".join(mark[:1] + words + mark[1:] for mark, words in parts)
    example = Example.read(marked)
    assert example.text == "".join(words for _, words in parts)
    assert example.words(example.cues) == tuple(w for mark, w in parts if mark == "[]")
