import csv
import io
import json

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People
from verbale.exports.actors import COLUMNS, actor_rows, person_row, write_csv, write_jsonl

BASE, PEOPLE = KnowledgeBase.load(), People.load()


def test_every_actor_has_a_row_of_its_own() -> None:
    keys = [row["key"] for row in actor_rows(BASE, PEOPLE)]
    assert len(keys) == len(set(keys))
    assert len(keys) == len({*BASE.listed, *PEOPLE.offices}) + len(PEOPLE)


def test_a_person_has_identity_names_and_tenures_with_their_source() -> None:
    row = person_row(PEOPLE, PEOPLE.person("person:Q7747"))
    assert (row["qid"], row["country"]) == ("Q7747", "RUS")
    assert row["names"][:2] == ["Vladimir Poutine", "Vladimir Putin"]
    latest = row["tenures"][-1]
    assert latest["office"] == "office:RUS.head_of_state"
    assert (latest["since"], latest["until"]) == ("2012-05-07", None)
    assert latest["asof"] >= "2025"
    assert latest["source"] == "wikidata+factbook"


def test_json_lines_leave_out_what_is_empty() -> None:
    stream = io.StringIO()
    write_jsonl(BASE, PEOPLE, stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert all(value not in (None, [], "") for row in rows for value in row.values())
    by_key = {row["key"]: row for row in rows}
    assert by_key["country:CHN"]["iso2"] == "CN"
    assert by_key["office:UN.secretary_general"]["of"] == "org:UN"


def test_csv_has_one_line_an_actor() -> None:
    stream = io.StringIO()
    write_csv(BASE, PEOPLE, stream)
    stream.seek(0)
    rows = {row["key"]: row for row in csv.DictReader(stream)}
    assert tuple(rows["person:Q7747"]) == COLUMNS
    assert rows["country:CHN"]["name"] == "Chine"
    assert "country:MLI" in rows["group:AES"]["members"]
    assert "office:RUS.head_of_state 2012-05-07–" in rows["person:Q7747"]["tenures"]
