from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from deeds_example import TEXT, deeds, made
from verbale.ask.amount import parse_amount
from verbale.ask.commitments import CommitmentFilter, commitments
from verbale.ask.events import EventFilter, events
from verbale.ask.explain import explain
from verbale.ask.issues import meant
from verbale.ask.positions import positions
from verbale.ask.rules import FEWEST, _table, family, precisions
from verbale.ask.timeline import goldstein, timeline
from verbale.errors import InvalidQuestion
from verbale.ontology.plover import load_ontology
from verbale.stores import Entry, Store, open_store
from verbale.stores.known import Identity


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "asked.db"), create=True)
    days = ("2020-03-01", "2021-07-15", None)
    opened.put([Entry(deeds(id=f"d{n}", published=day)) for n, day in enumerate(days, 1)])
    yield opened
    opened.close()


class TestAmount:
    @pytest.mark.parametrize(
        ("words", "amount"),
        [
            ("1 Md USD", (1e9, "USD")),
            ("250 M eur", (250e6, "EUR")),
            ("2,5 bn USD", (2.5e9, "USD")),
            ("1 000 000 CHF", (1e6, "CHF")),
            ("3 %", (3, "%")),
            ("1e9 USD", (1e9, "USD")),
            ("5000 tonne", (5000, "tonne")),
            ("10 k person", (1e4, "person")),
        ],
    )
    def test_number_scale_and_unit_are_read(self, words: str, amount: tuple[float, str]) -> None:
        assert parse_amount(words) == amount

    @pytest.mark.parametrize("words", ["", "USD", "1", "1 Md", "-1 USD", "1 USD 2", "many USD"])
    def test_what_is_no_amount_is_refused_with_an_example(self, words: str) -> None:
        with pytest.raises(InvalidQuestion, match="1 Md USD"):
            parse_amount(words)


class TestMeant:
    def test_a_country_is_asked_for_with_its_adjectives(self) -> None:
        found = meant("afghanistan")
        assert found.keys == {"eurovoc:261"}
        assert found.label == "Afghanistan"
        assert found.phrases == ("afghanistan", '"afghan"', '"afghane"')

    def test_a_concept_is_asked_for_with_all_below_it(self) -> None:
        assert {"eurovoc:1652", "eurovoc:2308"} <= meant("eurovoc:1652").keys

    def test_other_words_are_searched_for_as_they_are(self) -> None:
        found = meant("zone de libre pensée")
        assert (found.keys, found.phrases) == (frozenset(), ("zone de libre pensée",))


class TestFilters:
    def test_strings_become_a_question(self) -> None:
        found = EventFilter.parse(
            {"source": "CHN", "type": "agree", "on": "Afghanistan", "since": "2021", "limit": "3"}
        )
        assert (found.query.type, found.query.since, found.limit) == ("AGREE", date(2021, 1, 1), 3)
        assert found.query.issues == frozenset({"eurovoc:261"})

    @pytest.mark.parametrize(
        "given", [{"status": "maybe"}, {"context": "weather"}, {"sauce": "CHN"}, {"since": "x"}]
    )
    def test_what_has_no_meaning_is_refused(self, given: dict[str, str]) -> None:
        with pytest.raises(InvalidQuestion):
            EventFilter.parse(given)

    def test_a_due_date_excludes_its_own_year(self) -> None:
        found = CommitmentFilter.parse({"due_before": "2030", "min_amount": "1 Md USD"})
        assert found.query.due_before == date(2030, 1, 1)
        assert (found.query.least, found.query.unit) == (1e9, "USD")

    @pytest.mark.parametrize(
        "given",
        [
            {"kind": "wish"},
            {"force": "swears"},
            {"due_after": "2030", "due_before": "2030"},
            {"due_before": "soon"},
            {"min_amount": "much"},
        ],
    )
    def test_a_false_commitment_filter_is_refused(self, given: dict[str, str]) -> None:
        with pytest.raises(InvalidQuestion):
            CommitmentFilter.parse(given)


def test_a_limit_holds_over_pages(asked: Store) -> None:
    assert len(list(events(asked, EventFilter.parse({"limit": "7"})))) == 7
    assert len(list(events(asked, EventFilter.parse({})))) == 15
    assert len(list(commitments(asked, CommitmentFilter.parse({"limit": "2"})))) == 2
    assert len(list(commitments(asked, CommitmentFilter.parse({"kind": "promise"})))) == 6


class TestTimeline:
    def test_it_counts_classes_and_the_mean_score(self, asked: Store) -> None:
        found = timeline(asked, "chn", "RUS", by="year")
        assert [(one.period, one.source, one.number, one.quads) for one in found.there] == [
            ("2020", "CHN", 3, (2, 0, 1, 0)),
            ("2021", "CHN", 3, (2, 0, 1, 0)),
        ]
        ontology = load_ontology()
        scores = [goldstein(ontology, type, None) for type in ("AGREE", "REQUEST", "SUPPORT")]
        mean = sum(score for score in scores if score is not None) / 3
        assert found.there[0].goldstein == pytest.approx(mean, abs=0.006)
        assert found.there[0].types == {"AGREE": 1, "REQUEST": 1, "SUPPORT": 1}
        assert [one.period for one in found.rows()] == ["2020", "2020", "2021", "2021"]
        assert found.rows()[0].as_dict()["verbal_cooperation"] == 2

    def test_whoever_was_merged_stands_under_the_name_that_is_kept(self, asked: Store) -> None:
        assert timeline(asked, "Wang", "RUS").first == "Wang"
        asked.merge("person:Q7747", "person:wang", by="me", at="2026-01-01T00:00:00Z")
        found = timeline(asked, "Wang", "RUS", by="year")
        assert (found.first, found.second) == ("Vladimir Poutine", "RUS")
        assert {one.source for one in found.there} == {"Vladimir Poutine"}

    def test_a_false_period_or_order_is_refused(self, asked: Store) -> None:
        with pytest.raises(InvalidQuestion, match="week"):
            timeline(asked, "CHN", "RUS", by="week")
        with pytest.raises(InvalidQuestion, match="lies after"):
            timeline(asked, "CHN", "RUS", since=date(2022, 1, 1), until=date(2021, 1, 1))


class TestPositions:
    def test_the_newest_comes_first_each_with_its_words(self, asked: Store) -> None:
        found = list(positions(asked, "RUS", "Afghanistan"))
        assert [(one.document, one.entry, one.stance) for one in found] == [
            ("d2", "a3", "supports"),
            ("d1", "a3", "supports"),
            ("d3", "a3", "supports"),
        ]
        assert all("question afghane" in one.words for one in found)
        assert [party.name for party in found[0].claimed_by] == ["Wang Yi"]

    def test_a_statement_that_is_an_act_is_shown_once(self, asked: Store) -> None:
        found = list(positions(asked, "Wang", '"200 milliards"', since=date(2021, 1, 1)))
        assert [(one.document, one.entry, one.stance) for one in found] == [
            ("d2", "s1", "demands"),
        ]
        found = list(positions(asked, "Wang", "appelé", since=date(2021, 1, 1)))
        assert [(one.document, one.entry, one.stance) for one in found] == [
            ("d2", "a2", "demands"),
        ]

    def test_a_negated_act_takes_no_side(self, asked: Store) -> None:
        assert list(positions(asked, "RUS", "condamné")) == []

    def test_an_empty_issue_is_refused(self, asked: Store) -> None:
        with pytest.raises(InvalidQuestion, match="no issue given"):
            list(positions(asked, "RUS", " "))

    def test_a_position_is_plain_values(self, asked: Store) -> None:
        [one] = positions(asked, "RUS", "Afghanistan", limit=1)
        plain = one.as_dict()
        start, end = plain["spans"][0]
        assert TEXT[start:end] == plain["anchor"] == "soutenait"


class TestExplain:
    def test_an_act_names_its_trigger_frame_steps_and_precision(self) -> None:
        found = explain(deeds(), "a2")
        assert (found.layer, found.words, found.trigger) == ("act", "a appelé", "appeler")
        assert dict(found.frame)["governs"] == "yes"
        assert found.provenance is not None
        assert found.provenance.because == ("target: addressee",)
        assert ("commitment", "target, set by others") in found.facts
        assert all(one.found >= FEWEST for one in found.precisions) and found.precisions

    def test_issues_are_shown_by_label(self) -> None:
        assert ("issues", "Afghanistan (eurovoc:261)") in explain(deeds(), "a3").facts

    def test_a_statement_names_its_cue(self) -> None:
        found = explain(deeds(), "s1").as_dict()
        assert (found["trigger"], found["rule"]) == ("appeler", "appeler + inf")
        assert found["frame"]["takes"]
        assert {one["family"] for one in found["precision"]} == {"cue + inf"}

    def test_values_and_actors_are_explained_too(self) -> None:
        assert ("unit", "USD") in explain(deeds(), "q2").facts
        assert ("bound", "by") in explain(deeds(), "t1").facts
        actor = explain(deeds(), "person:wang")
        assert (actor.layer, actor.span, actor.provenance) == ("actor", None, None)
        assert actor.precisions == ()

    def test_whoever_was_merged_is_named_as_he_is_over_all_documents(self) -> None:
        known = {"person:wang": Identity("person:Q1", "Wang, Yi", "local:CHN.wang-yi", "same name")}
        assert ("speakers", "Wang, Yi") in explain(deeds(), "s1", identities=known).facts
        actor = explain(deeds(), "person:Q1", identities=known)
        assert actor.entry == "person:wang"
        told = "Wang, Yi (person:Q1): local:CHN.wang-yi: same name; merged into person:Q1"
        assert ("identity", told) in actor.facts

    def test_an_unknown_entry_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(InvalidQuestion, match="s1 to s2, a1 to a5, q1 to q2, t1 to t1"):
            explain(deeds(), "zz")
        with pytest.raises(InvalidQuestion, match="near: person:wang"):
            explain(deeds(), "person:wan")


class TestRules:
    @pytest.mark.parametrize(
        ("component", "rule", "shape"),
        [
            ("verbale_statements", "dire + que", "cue + que"),
            ("verbale_statements", "preposition d'après", "preposition"),
            ("verbale_statements", "incise", "incise"),
            ("verbale_acts", "signer: SUPPORT", "SUPPORT"),
            ("verbale_values", "money", "money"),
        ],
    )
    def test_a_rule_belongs_to_a_shape(self, component: str, rule: str, shape: str) -> None:
        assert family(made(rule, component)) == shape

    def test_what_was_never_measured_has_no_figure(self) -> None:
        assert precisions(made("magic", "verbale_magic")) == ()

    def test_the_table_is_plausible(self) -> None:
        for known in _table().values():
            for one in known:
                assert 0 <= one.right <= one.found >= FEWEST
                assert f"{one.right} of {one.found}" in str(one)
