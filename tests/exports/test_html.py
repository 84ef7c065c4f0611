from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.record_example import TEXT, because, example, record_of
from verbale.exports.html import to_html
from verbale.exports.printable import in_place
from verbale.record.types import Actor, Record, Statement
from verbale.text.span import Span

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page taken apart: its elements, the words of its articles, and whether its tags match."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article = ""
        self.words: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "article" in self.open:
            self.article += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        found = (attributes.get(attribute) for _, attributes in self.elements)
        return [value for value in found if value is not None]


def test_the_article_is_the_text_of_the_document() -> None:
    assert Page(to_html(example())).article == TEXT


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_character_is_lost_or_doubled_however_spans_overlap(data: st.DataObject) -> None:
    text = data.draw(
        st.text(st.characters(), max_size=80) | st.text("a<&\"'>\r\n\t «", max_size=80)
    )
    bounds = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(bounds, bounds).map(sorted), max_size=8))
    record = record_of(text, *((start, end) for start, end in spans))
    assert Page(to_html(record)).article == in_place(text)


def test_links_lead_from_words_to_card_and_back() -> None:
    page = Page(to_html(example()))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = {link for link in page.values("href") if link.startswith("#")}
    assert targets <= {f"#{identifier}" for identifier in ids}
    for number in range(1, 6):
        assert {f"#r1-c{number}", f"#r1-t{number}"} <= targets


def test_every_marked_piece_is_described_by_its_card() -> None:
    page = Page(to_html(example()))
    described = [mark["aria-describedby"] for mark in page.of("mark")]
    assert described
    assert set(described) <= set(page.values("id"))


def test_headings_descend_one_level_at_a_time() -> None:
    for source in (to_html(example()), to_html(example(), example(None))):
        levels = [int(tag[1]) for tag, _ in Page(source).elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_the_page_has_landmarks_and_languages() -> None:
    page = Page(to_html(example()))
    assert len(page.of("main")) == len(page.of("article")) == len(page.of("aside")) == 1
    assert page.of("html")[0]["lang"] == "en"
    assert page.of("article")[0]["lang"] == "fr"
    assert all(quote["lang"] == "fr" for quote in page.of("blockquote"))


def test_the_page_runs_no_script_and_fetches_nothing() -> None:
    source = to_html(example())
    page = Page(source)
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in page.elements}
    assert all(link.startswith("#") for link in page.values("href"))
    assert not page.values("src") and not page.values("style")
    assert "url(" not in source and "@import" not in source


def test_the_policy_allows_exactly_the_style_of_the_page() -> None:
    source = to_html(example())
    (policy,) = [
        meta["content"]
        for meta in Page(source).of("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    found = re.search("<style>(?P<style>.*?)</style>", source, re.DOTALL)
    assert found is not None
    digest = base64.b64encode(hashlib.sha256(found["style"].encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert f"style-src 'sha256-{digest}'" in policy


def hostile(words: str) -> Record:
    record = record_of(words, (0, len(words)))
    return replace(
        record,
        document=replace(record.document, id=words, title=words, publisher=words, language=words),
        actors=(Actor("x", "person", (words,), country=words),),
        statements=(
            Statement(
                words,
                ("x",),
                ("x", "missing"),
                Span(0, 1),
                (Span(0, len(words)),),
                "direct",
                voice=Span(0, len(words)),
                provenance=because(words),
            ),
        ),
        warnings=(words,),
    )


def test_markup_in_an_article_stays_words() -> None:
    for words in (
        "<script>alert(1)</script>",
        "</article></style><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1) {{ 7 * 7 }} {% raw %}",
        "' onmouseover='alert(1)",
        "<!-- --> ]]> &lt;b&gt; &#0;",
    ):
        page = Page(to_html(hostile(words)))
        assert page.article == words
        assert not {"script", "img"} & {tag for tag, _ in page.elements}
        assert not any(name.startswith("on") for _, a in page.elements for name in a)
        assert all(link.startswith("#") for link in page.values("href"))


def test_an_unknown_speaker_is_a_question_mark_with_the_words_that_name_it() -> None:
    words = " ".join("".join(Page(to_html(example())).words).split())
    assert "5 ? une source proche du dossier" in words


def test_a_card_says_how_the_speaker_was_identified() -> None:
    source = to_html(example())
    assert source.count("<details>") == 2
    assert "title and name stand beside the cue" in source


def test_a_rule_without_steps_says_that_none_was_recorded() -> None:
    record = example()
    first = replace(record.statements[0], provenance=because())
    assert "No step was recorded" in to_html(replace(record, statements=(first,)))


def test_an_inner_statement_links_to_its_outer_one() -> None:
    assert 'inside <a href="#r1-c3">statement 3</a>' in to_html(example())


def test_one_record_is_headed_by_its_title_and_several_by_an_index() -> None:
    assert "<nav" not in to_html(example())
    page = Page(to_html(example(), example(None)))
    assert len(page.of("nav")) == 1
    assert {"#r1", "#r2"} <= set(page.values("href"))
    assert "2 records" in page.words


def test_a_record_without_statements_says_so() -> None:
    assert "No statement was found" in to_html(record_of("Rien."))
    assert Page(to_html(record_of(""))).article == ""


def test_a_heading_that_repeats_the_title_is_shown_once_and_heard_once() -> None:
    assert 'class="heard">La Norlande' in to_html(example())
    assert 'class="heard">Autre titre' not in to_html(example(title="Autre titre"))


def test_a_very_long_statement_is_cut_on_its_card_and_whole_in_the_text() -> None:
    text = "mot " * 2_000
    source = to_html(record_of(text, (0, len(text))))
    assert "In full in the text" in source
    assert "In full in the text" not in to_html(example())
    assert Page(source).article == text
    assert source.count("mot ") < 2_700


def test_two_thousand_statements_take_less_than_two_seconds() -> None:
    text = "Mot après mot, le texte va. " * 3_600
    record = record_of(text, *((n * 50, n * 50 + 45) for n in range(2_000)))
    begun = process_time()
    to_html(record)
    assert process_time() - begun < 2
