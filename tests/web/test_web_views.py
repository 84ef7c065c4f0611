from __future__ import annotations

import csv
import io
from dataclasses import replace
from urllib.parse import quote

import pytest

from stores.test_locals import told
from verbale.ask.positions import Position
from verbale.stores import Entry, Store
from verbale.web import columns
from web.asgi_client import Visitor
from web.conftest import Opening
from web.web_world import TEXT, full

PAGES = (
    "/",
    "/home",
    "/documents",
    "/statements",
    "/statements?search=garanties",
    "/acts",
    "/acts?act=AGREE",
    "/commitments",
    "/positions?who=OST&on=détroit",
    "/who/solberg",
    "/who/NLD",
    "/who?name=Tomas%20Berec",
    "/pair/NLD-OST",
    "/pair?first=solberg&second=berec",
    "/issue/détroit",
    "/corrections",
    "/d/example",
    "/document?id=example",
    "/check?document=example&layer=statements&entry=s1",
    "/check?document=example&layer=times&entry=0",
    "/add",
    "/help",
    "/api",
)
TWINS = tuple(
    address for address in PAGES if not address.startswith(("/check", "/add", "/help", "/api"))
)


def twin(address: str, form: str) -> str:
    path, mark, query = address.partition("?")
    return ("/home" if path == "/" else path) + f".{form}" + mark + query


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_in_both_languages(
    world: Store, visit: Opening, address: str, language: str
) -> None:
    answer = visit(language).get(quote(address, safe="/?=&%"))
    assert answer.status == 200
    assert f'<html lang="{language}">' in answer.text
    assert "<script>" not in answer.text
    assert " style=" not in answer.text


@pytest.mark.parametrize("address", TWINS)
def test_every_view_is_data_too(page: Visitor, address: str) -> None:
    as_json = page.get(quote(twin(address, "json"), safe="/?=&%"))
    assert as_json.status == 200
    assert as_json.headers["content-type"] == "application/json"
    assert isinstance(as_json.json(), dict)
    as_csv = page.get(quote(twin(address, "csv"), safe="/?=&%"))
    assert as_csv.status == 200
    assert as_csv.headers["content-type"].startswith("text/csv")


def test_an_export_honours_the_filters(page: Visitor) -> None:
    rows = list(csv.DictReader(io.StringIO(page.get("/statements.csv?speaker=NLD").text)))
    assert {row["document"] for row in rows} == {"example"}
    assert len(rows) == page.get("/statements.json?speaker=NLD").json()["total"] == 3


def test_every_filter_stands_in_the_form_of_the_page(page: Visitor) -> None:
    import re
    from dataclasses import fields

    from verbale.ask.filter import Filter

    form = page.get("/statements").text.split('class="fields"')[1].split("</form>")[0]
    names = set(re.findall(r'name="(\w+)"', form))
    assert names == {field.name for field in fields(Filter)} - {"limit", "after"}
    # What a form sends that is left as it was, and a tick without words to search for.
    empty = "&".join(f"{name}=" for name in sorted(names - {"anywhere"}))
    whole = page.get("/statements.json").json()["total"]
    assert page.get(f"/statements.json?{empty}&anywhere=true").json()["total"] == whole
    ticked = page.get("/statements?search=embargo&anywhere=true").text
    assert 'value="true" checked' in ticked


def test_pages_of_a_list_follow_each_other_without_gap_or_overlap(page: Visitor) -> None:
    whole = [row["cursor"] for row in page.get("/statements.json?limit=200").json()["statements"]]
    walked: list[str] = []
    after = ""
    while True:
        found = page.get(f"/statements.json?limit=3{after}").json()
        walked += [row["cursor"] for row in found["statements"]]
        if found["next"] is None:
            break
        after = f"&after={found['next']}"
    assert walked == whole
    assert len(walked) == page.get("/statements.json").json()["total"]


def test_a_document_without_a_title_is_headed_by_its_first_words_whole(
    store: Store, visit: Opening
) -> None:
    from stores.store_articles import record

    store.put([Entry(record("La pluie tombe sur le port " * 12))])
    [row] = visit().get("/documents.json").json()["documents"]
    assert row["title"].endswith(" …")
    assert row["title"].removesuffix(" …").split()[-1] in (
        "La",
        "pluie",
        "tombe",
        "port",
        "le",
        "sur",
    )
    assert len(row["title"]) <= 202


def test_what_has_no_date_comes_last(page: Visitor) -> None:
    dates = [row["published"] for row in page.get("/documents.json?limit=50").json()["documents"]]
    known = [day for day in dates if day]
    assert known == sorted(known, reverse=True)
    assert dates[len(known) :] == [None] * (len(dates) - len(known))


def test_every_number_of_a_facet_is_that_of_the_answer_it_leads_to(page: Visitor) -> None:
    import re

    text = page.get("/statements").text
    found = re.findall(
        r'<li><a href="(/statements[^"]+)"[^>]*>[^<]*</a>(?: <span class="country">\w+</span>)?'
        r' <span class="number">(\d+)</span>',
        text,
    )
    assert len(found) > 8
    for address, number in found:
        total = page.get(twin(address.replace("&amp;", "&"), "json")).json()["total"]
        assert total == int(number), address


def test_every_mark_of_a_time_line_leads_to_the_sentences_it_counts(page: Visitor) -> None:
    import re

    text = page.get("/pair/NLD-OST").text
    found = re.findall(r'<a href="([^"]+)"><title>[^<]*: (\d+) statements?</title>', text)
    assert found
    for address, number in found:
        total = page.get(twin(address.replace("&amp;", "&"), "json")).json()["total"]
        assert total == int(number)


def test_a_pair_is_asked_for_once_whichever_side_is_named_first(
    world: Store, visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit()
    first = page.get("/pair/NLD-OST.json").json()

    def asked_again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("verbale.web.views.looking.direction", asked_again)
    assert page.get("/pair/OST-NLD.json").json() == {"there": first["back"], "back": first["there"]}


def test_a_pair_counts_who_is_spoken_of_as_well_as_who_is_spoken_to(page: Visitor) -> None:
    back = page.get("/pair/NLD-OST.json").json()["back"]
    assert [row["document"] for row in back["said"]["statements"]] == ["promise"]


def test_an_empty_store_says_what_to_do_next(visit: Opening) -> None:
    visitor = visit()
    assert "Add a text to see it read" in visitor.get("/").text
    assert "No statement meets this" in visitor.get("/statements").text
    assert "Nobody has checked an entry yet" in visitor.get("/corrections").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/d/nobody", 404),
        ("/who/nobody", 404),
        ("/pair/FRA", 404),
        ("/pair/XXX-YYY", 404),
        ("/preview/gone", 404),
        ("/check?document=example&layer=statements&entry=s99", 404),
        ("/statements?since=yesterday", 400),
        ("/statements?after=nonsense", 400),
        ("/statements?limit=100000", 400),
        ("/statements?search=-only", 400),
        ("/who?name=", 400),
        ("/positions?who=FRA", 400),
    ],
)
def test_an_error_is_a_page_for_people_and_a_problem_for_programs(
    page: Visitor, address: str, status: int
) -> None:
    shown = page.get(address)
    assert shown.status == status
    assert "Back to the start" in shown.text
    told = page.get(address, Accept="application/json")
    assert told.status == status
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == status


def test_an_error_of_ours_says_nothing_of_its_inside(
    page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("verbale.web.views.looking.documents", broken)
    answer = page.get("/documents")
    assert answer.status == 500
    assert "secret" not in answer.text


def test_an_id_that_looks_like_an_address_finds_its_document(store: Store, visit: Opening) -> None:
    from verbale.web.addresses import document as address_of

    ids = ("a/b", "..", "x.json", "q?a=1#b", "ü & <b>", "https://example.org/a.csv")
    for id in ids:
        record = full()
        store.put([Entry(replace(record, document=replace(record.document, id=id)))])
    visitor = visit()
    for id in ids:
        assert visitor.get(address_of(id)).status == 200, id
    assert visitor.get("/d/x.json.json").json()["document"]["id"] == "x.json"


def test_a_link_to_characters_marks_them_on_the_server(page: Visitor) -> None:
    start = TEXT.index("lundi")
    text = page.get(f"/d/example?c={start}-{start + 5}").text
    assert f'id="c={start}-{start + 5}">lundi</mark>' in text


def test_the_reader_switches_the_language_and_comes_back(page: Visitor) -> None:
    answer = page.get("/language/fr?to=/documents")
    assert (answer.status, answer.headers["location"]) == (303, "/documents")
    assert '<html lang="fr">' in page.get("/").text
    assert page.get("/language/fr?to=//evil.example").headers["location"] == "/"


def test_a_french_reader_sees_french_words_for_the_codes_of_a_record(
    world: Store, visit: Opening
) -> None:
    page = visit("fr")
    acts = page.get("/acts").text
    assert "S’accorder (AGREE)</a>" in acts
    assert '<option value="REQUEST">Demander (REQUEST)</option>' in acts
    document = page.get("/d/example").text
    assert '<span class="type">Consulter (CONSULT)</span>' in document
    assert "1\u202f234,5 tonne / an" in document
    assert "avant ?" in document
    assert "ministre des Affaires étrangères" in page.get("/who/solberg").text
    chosen = page.get("/statements?type=promise&act=agree").text
    assert '<option value="promise" selected>promesse</option>' in chosen
    assert '<span class="name">Acte</span> S’accorder (AGREE) ' in chosen
    assert "<option selected>odd</option>" in page.get("/statements?type=odd").text
    checking = page.get("/check?document=example&layer=acts&entry=a1").text
    assert '<option value="person" selected>personne</option>' in checking


def test_a_country_has_one_name_on_a_page_in_the_readers_language(
    world: Store, visit: Opening
) -> None:
    said = told("x", "Allemagne", country="DEU", role=None).record
    actor = replace(said.actors[0], key="country:DEU", kind="country")
    statement = replace(said.statements[0], speakers=(actor.key,))
    mention = replace(said.mentions[0], actors=(actor.key,))
    world.put([Entry(replace(said, actors=(actor,), statements=(statement,), mentions=(mention,)))])
    for address in ("/", "/statements?document=x", "/who/DEU", "/d/x"):
        english, french = (visit(language).get(address).text for language in ("en", "fr"))
        assert ">Germany</a>" in english, address
        assert ">Allemagne</a>" not in english, address
        assert ">Allemagne</a>" in french, address
    row = visit().get("/statements.json?document=x").json()["statements"][0]
    assert row["speakers"][0]["name"] == "Allemagne"


def test_a_row_names_its_document_where_nothing_else_tells_whence_it_is(
    world: Store, visit: Opening
) -> None:
    record = full()
    bare = replace(record.document, id="bare", published=None, publisher=None, title=None)
    world.put([Entry(replace(record, document=bare))])
    page = visit()
    for address in ("/statements?document=bare", "/acts?document=bare", "/commitments"):
        assert ">undated · bare</a>" in page.get(address).text, address
    assert "· example</a>" not in page.get("/statements?document=example").text


@pytest.mark.parametrize(
    ("filled", "empty", "columns_"),
    [
        ("/documents.csv", None, columns.DOCUMENTS),
        ("/acts.csv", "/acts.csv?since=2999", columns.ACTS),
        ("/commitments.csv", "/commitments.csv?since=2999", columns.COMMITMENTS),
        ("/d/example.csv", None, columns.ENTRIES),
    ],
)
def test_csv_has_its_columns_with_and_without_rows(
    page: Visitor, filled: str, empty: str | None, columns_: tuple[str, ...]
) -> None:
    heading = ",".join(columns_) + "\n"
    text = page.get(quote(filled, safe="/?=&")).text
    assert text.startswith(heading)
    assert text != heading
    row = next(csv.DictReader(io.StringIO(text)))
    assert any(row.values())
    if empty is not None:
        assert page.get(empty).text == heading


def test_csv_of_positions_has_the_columns_of_a_position(page: Visitor) -> None:
    row = Position(
        "x", None, None, "s1", "supports", "act", (), (), (), "soutient", "la paix", ((0, 7),)
    )
    assert tuple(row.as_dict()) == columns.POSITIONS
    none = page.get("/positions.csv?who=OST&on=nothing").text
    assert none == ",".join(columns.POSITIONS) + "\n"


@pytest.mark.parametrize(
    ("rows", "columns_"),
    [
        ("documents", columns.DOCUMENTS),
        ("acts", columns.ACTS),
        ("commitments", columns.COMMITMENTS),
    ],
)
def test_csv_leaves_out_no_member_of_a_row(
    page: Visitor, rows: str, columns_: tuple[str, ...]
) -> None:
    assert tuple(page.get(f"/{rows}.json").json()[rows][0]) == columns_


@pytest.mark.parametrize(
    ("who", "shown"), [("nld", "Netherlands"), ("solberg", "Ingrid Solberg-Maté")]
)
def test_positions_are_headed_by_a_name(page: Visitor, who: str, shown: str) -> None:
    text = page.get(f"/positions?who={who}&on=port").text
    assert f"<h1>Positions of {shown} on port</h1>" in text


def test_the_search_marks_what_it_found_whatever_its_accents_and_plurals(page: Visitor) -> None:
    assert '<mark class="hit">garanties</mark>' in page.get("/statements?search=Garantie").text


@pytest.mark.parametrize("path", ["/statements", "/acts"])
def test_a_name_nearly_right_leads_to_the_right_one(page: Visitor, path: str) -> None:
    empty = page.get(f"{path}?speaker=Bereck&since=2020")
    assert "Nobody called “Bereck” speaks" in empty.text
    assert (
        f'<a href="{path}?speaker=Tomas+Berec&amp;since=2020-01-01">Tomas Berec</a>' in empty.text
    )
    found = page.get(f"{path}.json?speaker=Bereck").json()
    assert (found["total"], found["suggestions"]) == (0, {"speaker": ["Tomas Berec"]})
    assert page.get(f"{path}.json?speaker=Tomas+Berec").json()["suggestions"] == {}


def test_a_name_like_no_other_is_said_to_be_nobodys(page: Visitor) -> None:
    empty = page.get("/statements?speaker=%3Cb%3EZorglub").text
    assert "Nobody called “&lt;b&gt;Zorglub” speaks" in empty
    assert "Did you mean" not in empty
    assert "Take a filter away" in empty


def test_somebody_who_is_nearly_there_is_named_on_the_page_of_nobody(page: Visitor) -> None:
    missing = page.get("/who/Bereck")
    assert missing.status == 404
    assert "near: Tomas Berec" in missing.text


def test_two_who_were_merged_are_one_on_every_page(world: Store, visit: Opening) -> None:
    page = visit()
    page.get("/statements")
    before = page.get("/who/solberg.json").json()["said"]["total"]
    for document in ("x", "y"):
        name = {"x": "Jeanne Kouassi", "y": "Jeanne Mba"}[document]
        world.put([told(document, name, country="NER", role="minister")])
    maiden, married = "local:NER.jeanne-kouassi", "local:NER.jeanne-mba"
    assert page.get(f"/who/{married}.json").json()["said"]["total"] == 1
    world.merge(maiden, married, by="me", at="2026-01-01T00:00:00Z")
    for name in (maiden, married, "Jeanne Mba", "person:jeanne-mba"):
        found = page.get(f"/who/{quote(name)}.json").json()
        assert (found["label"], found["said"]["total"]) == ("Jeanne Kouassi", 2)
        assert [one["key"] for one in found["seen"]] == [maiden]
        assert [one["other"] for one in found["merges"]] == [married]
        shown = page.get(f"/who/{quote(name)}").text
        assert "<h1>Jeanne Kouassi</h1>" in shown
        assert f"{married} was merged into {maiden} by me, 1 January 2026" in shown
    facet = page.get("/statements.json").json()["facets"]["speaker"]
    assert {one["value"]: one["number"] for one in facet}[maiden] == 2
    assert married not in page.get("/statements").text
    assert "Jeanne Kouassi" in page.get("/d/y").text.split('class="party"')[1]
    assert "Jeanne Kouassi" in page.get(f"/pair?first={quote(married)}&second=NLD").text
    assert page.get("/who/solberg.json").json()["said"]["total"] == before
    world.split(married, by="me", at="2026-01-01T00:00:00Z")
    assert page.get(f"/who/{married}.json").json()["label"] == "Jeanne Mba"
