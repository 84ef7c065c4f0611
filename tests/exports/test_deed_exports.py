from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deeds_example import TEXT, deeds
from verbale.ask.timeline import Period, Timeline
from verbale.errors import InvalidQuestion
from verbale.exports.codes import cameo, intensity, sector
from verbale.exports.events import EVENT_FORMATS, GDELT, POLECAT, write_events
from verbale.exports.html import to_html
from verbale.exports.layers import (
    LAYERS,
    act_lines,
    commitment_lines,
    day,
    parse_layers,
    value_lines,
)
from verbale.exports.table import to_table
from verbale.exports.timeline_svg import to_svg
from verbale.stores import Entry, open_store
from verbale.stores.deeds import EventQuery, EventRow

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[list[EventRow]]:
    store = open_store(str(tmp_path / "events.db"), create=True)
    store.put([Entry(deeds())])
    yield store.events(EventQuery(), after=None, size=50)
    store.close()


def written(rows: list[EventRow], format: str) -> list[str]:
    stream = io.StringIO()
    write_events(rows, format, stream, version="0.1.0")
    return stream.getvalue().splitlines()


class TestEvents:
    def test_polecat_has_its_columns_and_a_row_for_each_act(self, rows: list[EventRow]) -> None:
        found = list(csv.DictReader(written(rows, "polecat-csv"), delimiter="\t"))
        assert len(found) == 5
        assert tuple(found[0])[: len(POLECAT)] == POLECAT
        first = found[0]
        assert (first["Event ID"], first["Event Date"]) == ("d1#a1", "2021-07-15")
        assert (first["Event Type"], first["Quad Code"], first["Intensity"]) == (
            "AGREE",
            "1",
            "2.5",
        )
        assert (first["Actor Name"], first["Actor Country"]) == ("Chine", "CHN")
        assert (first["Recipient Country"], first["Contexts"]) == ("RUS", "economic")
        assert first["Actor COW"] == first["Latitude"] == ""

    def test_every_row_leads_back_to_its_words(self, rows: list[EventRow]) -> None:
        for format in ("polecat-csv", "gdelt-tsv"):
            for row in csv.DictReader(written(rows, format), delimiter="\t"):
                assert TEXT[int(row["Start"]) : int(row["End"])] == row["Words"]
                assert row["Document"] == "d1"
        for line in written(rows, "plover-json"):
            event = json.loads(line)
            start, end = event["offsets"]
            assert TEXT[start:end] == event["event_text"]

    def test_plover_json_has_one_event_a_line(self, rows: list[EventRow]) -> None:
        events = [json.loads(line) for line in written(rows, "plover-json")]
        claimed = next(event for event in events if event["id"] == "d1#a3")
        assert claimed["event"] == "SUPPORT"
        assert [one["name"] for one in claimed["claimed_by"]] == ["Wang Yi"]
        assert claimed["actor"][0] == {
            "name": "Russie",
            "country": "RUS",
            "sector": "GOV",
            "key": "country:RUS",
        }

    def test_gdelt_has_a_row_for_each_pair(self, rows: list[EventRow]) -> None:
        found = list(csv.DictReader(written(rows, "gdelt-tsv"), delimiter="\t"))
        assert tuple(found[0])[: len(GDELT)] == GDELT
        signed = [row for row in found if row["Act"] == "a5"]
        assert [(row["Actor1Code"], row["Actor2Code"]) for row in signed] == [
            ("CHNGOV", "RUSGOV"),
            ("RUSGOV", "CHNGOV"),
        ]
        first = found[0]
        assert (first["SQLDATE"], first["MonthYear"], first["Year"]) == (
            "20210715",
            "202107",
            "2021",
        )
        assert (first["EventRootCode"], first["QuadClass"]) == ("03", "1")
        assert first["AvgTone"] == ""
        assert {row["Act"]: row["IsRootEvent"] for row in found}["a3"] == "0"

    def test_an_act_without_target_or_date_is_kept(self, rows: list[EventRow]) -> None:
        bare = replace(rows[0], targets=(), published=None)
        [row] = csv.DictReader(written([bare], "gdelt-tsv"), delimiter="\t")
        assert (row["Actor2Code"], row["SQLDATE"]) == ("", "")

    def test_no_cell_is_run_by_a_spreadsheet_or_breaks_the_row(self, rows: list[EventRow]) -> None:
        evil = replace(rows[0], publisher="=1+1", sentence="a\tb\nc\x1b", anchor="-x")
        for format in ("polecat-csv", "gdelt-tsv"):
            [row] = csv.DictReader(written([evil], format), delimiter="\t")
            assert (row["Sentence"], row["Words"]) == ("a b c␛", "'-x")
        assert "'=1+1" in "".join(written([evil], "polecat-csv"))

    def test_an_unknown_format_is_refused(self) -> None:
        with pytest.raises(InvalidQuestion, match=EVENT_FORMATS[0]):
            write_events([], "icews", io.StringIO(), version="0")


def test_codes_are_the_plainest_that_lead_to_a_type() -> None:
    found = cameo("CONSULT", "visit")
    assert found is not None and found.type == "CONSULT" and found.mode == "visit"
    assert cameo("NOTHING", None) is None
    assert intensity("RETREAT", "disarm") == 10
    assert intensity("RETREAT", None) == 6.5
    assert sector("person", "head_of_state", "FRA") == "GOV"
    assert sector("person", None, "FRA") == sector("group", "other", None) == ""


def period(at: str, number: int = 3, source: str = "CHN", target: str = "RUS") -> Period:
    return Period(at, source, target, number, (number - 1, 0, 1, 0), 2.5, {"AGREE": number})


class TestSvg:
    def test_it_is_well_formed_and_told_in_words(self) -> None:
        line = Timeline("CHN", "RUS", "month", (period("2021-07"),), (period("2021-09", 1),))
        root = ET.fromstring(to_svg(line))
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None and title.text == "Acts between CHN and RUS by month"
        assert description is not None
        assert description.text == (
            "CHN towards RUS: 3 acts; RUS towards CHN: 1 acts; from 2021-07 to 2021-09."
        )
        assert root.get("role") == "img"

    def test_every_bar_says_what_it_counts(self) -> None:
        line = Timeline("CHN", "RUS", "month", (period("2021-07"),), ())
        said = [one.text for one in ET.fromstring(to_svg(line)).iter(f"{SVG}title")]
        assert said[1] == (
            "CHN → RUS, 2021-07: 3 (2 verbal cooperation, 1 verbal conflict), mean Goldstein +2.50"
        )

    def test_empty_periods_keep_their_place_on_the_axis(self) -> None:
        from verbale.exports.timeline_svg import _places

        near = Timeline("A", "B", "month", (period("2020-11"), period("2021-02")), ())
        assert list(_places(near)) == ["2020-11", "2020-12", "2021-01", "2021-02"]
        days = Timeline("A", "B", "day", (period("2021-02-27"), period("2021-03-01")), ())
        assert list(_places(days)) == ["2021-02-27", "2021-02-28", "2021-03-01"]
        years = Timeline("A", "B", "year", (period("2019"), period("2021")), ())
        assert list(_places(years)) == ["2019", "2020", "2021"]

    def test_an_empty_line_says_so_and_names_are_escaped(self) -> None:
        drawn = to_svg(Timeline("<b>", "a&b", "year", (), ()))
        assert "No dated act" in drawn
        assert "&lt;b&gt; → a&amp;b" in drawn
        ET.fromstring(drawn)


class TestLayers:
    def test_layers_are_named_with_commas(self) -> None:
        assert parse_layers("all") == parse_layers("acts,all") == LAYERS
        assert parse_layers("values, acts") == ("acts", "values")
        for wrong in ("", "act", "acts,x"):
            with pytest.raises(InvalidQuestion, match="statements"):
                parse_layers(wrong)

    def test_lines_say_who_to_whom_and_what_else(self) -> None:
        record = deeds()
        acts = {line.id: line for line in act_lines(record)}
        assert (acts["a3"].who, acts["a3"].note) == ("Russie → Chine", "claimed in statement 2")
        assert acts["a4"].kind == "ACCUSE (disapprove)"
        assert acts["a4"].note == "negated"
        assert acts["a5"].who == "Chine ↔ Russie"
        bound = {line.id: line for line in commitment_lines(record)}
        assert bound["a1"].note == "2,000,000,000 USD; by 2030-12-31; if: si la paix revient"
        assert bound["a2"].who == "Wang Yi calls Chine, Russie (jointly) to reach"
        assert [(line.id, line.who) for line in value_lines(record)] == [
            ("q1", "2,000,000,000 USD"),
            ("t1", "by 2030"),
            ("q2", "200,000,000,000 USD a year"),
        ]

    def test_a_time_that_nothing_settles_says_so(self) -> None:
        assert day(replace(deeds().times[0], value=None)) == "not settled"

    def test_the_table_shows_what_is_asked_for(self) -> None:
        whole = to_table(deeds(), width=100)
        assert [head for head in ("Commitments", "Acts", "Values") if head in whole] == [
            *("Commitments", "Acts", "Values"),
        ]
        assert whole.index("Commitments") < whole.index("Acts\n") < whole.index("Values")
        part = to_table(deeds(), width=100, layers=("acts",))
        assert "a3 SUPPORT" in part
        assert "Commitments" not in part and "Values" not in part
        assert "indirect\n" not in part

    def test_values_are_bold_in_a_coloured_table(self) -> None:
        assert "\x1b[1m200 milliards de dollars\x1b[0m" in to_table(deeds(), color=True)
        plain = to_table(deeds(), color=True, layers=("statements",))
        assert "\x1b[1m200 milliards" not in plain


class TestPage:
    def test_each_layer_has_a_channel_and_a_switch(self) -> None:
        page = to_html(deeds())
        for layer in LAYERS:
            assert f'id="show-{layer}" checked' in page
            assert f"#show-{layer}:not(:checked)" in page
        assert 'class="layer act"' in page
        assert 'class="layer commitment"' in page
        assert 'class="layer commitment quantity"' in page

    def test_a_line_leads_to_its_place_in_the_text(self) -> None:
        page = to_html(deeds())
        for place in ("acts-a3", "commitments-a1", "values-q2", "values-t1"):
            assert page.count(f'id="r1-{place}"') == page.count(f'href="#r1-{place}"') == 1

    def test_a_layer_that_is_not_asked_for_is_not_there(self) -> None:
        page = to_html(deeds(), layers=("acts",))
        assert 'id="show-acts"' in page and 'id="show-statements"' not in page
        assert "<mark" not in page and 'class="layer commitment"' not in page

    def test_the_text_of_the_article_stays_what_it_is(self) -> None:
        import re

        page = to_html(deeds())
        [article] = re.findall(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
        bare = re.sub(r"<[^>]*>", "", article).replace("&#39;", "'")
        assert bare == TEXT

    def test_what_an_act_is_can_be_read_at_its_words(self) -> None:
        assert 'title="Act a3: SUPPORT, Russie → Chine (claimed in statement 2)"' in to_html(
            deeds()
        )


def test_an_event_is_dated_by_its_publication(rows: list[EventRow]) -> None:
    assert rows[0].published == date(2021, 7, 15)
