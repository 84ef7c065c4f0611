from __future__ import annotations

import json
from pathlib import Path

import pytest

from verbale.errors import InvalidDocument
from verbale.evaluate.challenge import Case, judge, locate, read_cases, run
from verbale.record.types import Record, Statement
from verbale.text.document import Block, Document
from verbale.text.span import Span

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "challenge_fr.json"

TEXT = "Le pont, a assuré le préfet, rouvrira demain. « Il le faut »."
SPLIT = Case("pont", "words between", TEXT, "le préfet", "Le pont rouvrira demain")
FOLLOWING = Case("faut", "continuation", TEXT, "le préfet", "Il le faut")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(
    identifier: str, *contents: str, voice: str | None = None, speakers: tuple[str, ...] = ("p",)
) -> Statement:
    return Statement(
        identifier,
        speakers,
        (),
        None,
        tuple(map(span, contents)),
        "indirect",
        voice=span(voice) if voice is not None else None,
    )


def record(*statements: Statement) -> Record:
    document = Document("pont", TEXT, (Block(Span(0, len(TEXT))),))
    return Record(document, "0.1.0", "none", statements=statements)


MAIN = said("s1", "Le pont", "rouvrira demain", voice="le préfet")


def test_content_and_voice_make_a_case_right() -> None:
    outcome = judge(SPLIT, record(MAIN))
    assert outcome.right
    assert outcome.content_close
    assert (outcome.read, outcome.voice) == ("Le pont … rouvrira demain", "le préfet")


def test_the_right_content_by_another_voice_is_wrong() -> None:
    outcome = judge(SPLIT, record(said("s1", "Le pont", "rouvrira demain", voice="Le pont")))
    assert not outcome.right
    assert outcome.content_close


def test_the_right_voice_with_half_the_content_is_wrong() -> None:
    outcome = judge(SPLIT, record(said("s1", "rouvrira demain", voice="le préfet")))
    assert not outcome.right
    assert not outcome.content_close
    assert outcome.read == "rouvrira demain"


def test_a_voice_may_be_a_little_longer_than_expected() -> None:
    assert judge(SPLIT, record(said("s1", "Le pont", "rouvrira demain", voice="é le préfet"))).right


def test_a_continuation_has_the_voice_of_the_statement_before() -> None:
    assert judge(FOLLOWING, record(MAIN, said("s2", "Il le faut"))).right


def test_a_continuation_by_somebody_else_or_nobody_is_wrong() -> None:
    assert not judge(FOLLOWING, record(MAIN, said("s2", "Il le faut", speakers=("q",)))).right
    assert not judge(FOLLOWING, record(MAIN, said("s2", "Il le faut", speakers=()))).right
    nobody = said("s1", "Le pont", "rouvrira demain", voice="le préfet", speakers=())
    assert not judge(FOLLOWING, record(nobody, said("s2", "Il le faut", speakers=()))).right


def test_no_statement_at_all_is_wrong() -> None:
    outcome = judge(SPLIT, record())
    assert (outcome.right, outcome.read, outcome.voice) == (False, "", "")


def test_cases_are_read_one_by_one() -> None:
    outcomes = list(run([SPLIT, FOLLOWING], lambda case: record(MAIN)))
    assert [(outcome.case.id, outcome.right) for outcome in outcomes] == [
        ("pont", True),
        ("faut", False),
    ]


def test_words_are_found_whole_in_one_piece_or_in_order() -> None:
    assert locate("on", "Les négociations, a-t-on dit") == [(22, 24)]
    assert locate("a c", "a b c") == [(0, 1), (4, 5)]
    assert locate("c a", "a b c") == []
    assert locate("", "a b c") == []


def test_a_case_whose_answer_is_not_in_its_sentence_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    row = {"id": "x", "phenomenon": "p", "text": "Il pleut.", "speaker": "elle", "content": "pleut"}
    path.write_text(json.dumps([row]), encoding="utf-8")
    with pytest.raises(InvalidDocument, match="the answer of case x is not in its sentence"):
        read_cases(path)


@pytest.mark.parametrize("content", ["{", '[{"id": "x"}]', "3", "[3]"])
def test_a_file_that_holds_no_cases_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidDocument, match="not a challenge file"):
        read_cases(path)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared challenge is not here")
def test_a_perfect_reader_has_every_shared_case_right() -> None:
    for case in read_cases(SHARED):
        content = tuple(Span(*place) for place in locate(case.content, case.text))
        (voice,) = locate(case.speaker, case.text)
        statement = Statement("s1", ("p",), (), None, content, "indirect", voice=Span(*voice))
        document = Document(case.id, case.text, (Block(Span(0, len(case.text))),))
        assert judge(case, Record(document, "0.1.0", "none", statements=(statement,))).right
