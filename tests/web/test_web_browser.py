"""The page in a real browser: what each numbered promise looks like to whoever sits before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from verbale.stores import Entry, Store
from web.web_world import TEXT, long_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

VIEWS = (
    "/",
    "/documents",
    "/statements?search=d%C3%A9troit",
    "/acts",
    "/d/example",
    "/who/solberg",
    "/pair/NLD-OST",
    "/issue/d%C3%A9troit",
    "/corrections",
    "/add",
    "/help",
    "/api",
    "/check?document=example&layer=statements&entry=s1",
    "/check?document=example&layer=acts&entry=a1",
)


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """A tab that fails its test where anything is logged or asked of another server."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:")) else complaints.append(request.url)
        ),
    )
    yield opened
    context.close()
    assert complaints == []


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


def test_every_view_opens_without_a_complaint(tab: Page) -> None:
    for view in VIEWS:
        answer = tab.goto(view)
        assert answer is not None
        assert answer.status == 200, view
        assert tab.locator("h1").count() == 1, view


# Each card that is seen, from the first line on: its number, its top and bottom, that of its words.
CARDS = """() => [...document.querySelectorAll(".card")].map((card) => {
  const n = card.dataset.n, box = card.getBoundingClientRect();
  const words = document.querySelector(`#t${n}`)
    || document.querySelector(`mark[data-e~="${n}"]`);
  const seen = getComputedStyle(card).visibility === "visible" && box.height > 0;
  return [Number(n), box.top, box.bottom, words.getClientRects()[0].top, seen];
}).filter((card) => card[4]).sort((a, b) => a[1] - b[1])"""
ABOVE, BETWEEN = 4, 6
"""By how many pixels a card begins above its words, and how many lie between two."""


@pytest.fixture
def still(tab: Page) -> Page:
    """The tab of somebody who wants nothing to move: a card is at once where it belongs."""
    tab.emulate_media(reduced_motion="reduce")
    return tab


def is_beside(card: list[float]) -> bool:
    return abs(card[3] - card[1] - ABOVE) <= 1


def test_a_card_stands_beside_its_words_or_right_below_the_one_before(still: Page) -> None:
    still.goto("/d/example")
    cards = still.evaluate(CARDS)
    assert len(cards) == 8
    assert is_beside(cards[0])
    for before, card in pairwise(cards):
        assert is_beside(card) or abs(card[1] - before[2] - BETWEEN) <= 1, card
        assert card[1] >= card[3] - ABOVE - 1, card


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 7, 8, 9])
def test_the_chosen_card_stands_beside_its_words_whatever_is_above_it(
    still: Page, number: int
) -> None:
    still.goto(f"/d/example#e{number}")
    still.wait_for_selector(f"#e{number}.on")
    cards = still.evaluate(CARDS)
    assert is_beside(next(card for card in cards if card[0] == number))
    assert all(card[2] <= after[1] for card, after in pairwise(cards))
    still.keyboard.press("Escape")
    assert len(still.evaluate(CARDS)) == 8


def test_no_two_cards_cover_each_other(tab: Page) -> None:
    tab.goto("/d/example")
    boxes = [card.bounding_box() for card in tab.locator(".card:visible").all()]
    spans = sorted((box["y"], box["y"] + box["height"]) for box in boxes if box is not None)
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))


def test_a_long_document_shows_its_cards_wherever_the_reader_goes(
    still: Page, world: Store
) -> None:
    world.put([Entry(long_record(400))])
    still.goto("/d/long")
    for place in ("0", "3000", "document.body.scrollHeight", "2000", "0"):
        still.evaluate(f"scrollTo(0, {place})")
        # Two pictures later whatever came near has been measured.
        still.evaluate("() => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 50)))")
        seen = [card for card in still.evaluate(CARDS) if card[2] > 0 and card[1] < 900]
        assert len(seen) > 5, place
        assert all(card[2] <= after[1] for card, after in pairwise(seen)), place
    still.goto("/d/long#e350")
    still.wait_for_selector("#e350.on")
    assert is_beside(next(card for card in still.evaluate(CARDS) if card[0] == 350))
    still.keyboard.press("k")
    assert still.locator(".card.on").get_attribute("data-n") == "349"
    assert is_beside(next(card for card in still.evaluate(CARDS) if card[0] == 349))


def test_a_click_on_a_card_lights_its_words_and_one_on_words_their_card(tab: Page) -> None:
    tab.goto("/d/example")
    tab.locator("#e2 .how").click()
    assert "reçu leurs garanties" in tab.locator("mark.on").first.inner_text()
    tab.locator("mark", has_text="ne posera").first.click()
    assert tab.locator("#e1.on").count() == 1
    assert tab.locator("#e2.on").count() == 0


def test_another_click_on_nested_words_chooses_the_entry_around_them(tab: Page) -> None:
    tab.goto("/d/example")
    words = tab.locator("mark", has_text="rouvrir").last
    seen = set()
    for _ in range(4):
        words.click(position={"x": 5, "y": 10})
        seen.add(tab.locator(".card.on").get_attribute("data-n"))
    assert {"3", "4"} < seen


def test_the_keys_1_to_6_switch_layers_and_the_address_keeps_it(tab: Page) -> None:
    tab.goto("/d/example")
    tab.keyboard.press("2")
    assert tab.locator(".switch.acts").get_attribute("aria-pressed") == "false"
    assert not tab.locator(".card.acts").first.is_visible()
    assert "acts" not in tab.url.split("layers=")[1]
    tab.reload()
    assert not tab.locator(".card.acts").first.is_visible()
    tab.keyboard.press("2")
    assert tab.locator(".card.acts").first.is_visible()
    assert "layers" not in tab.url


def test_j_and_k_walk_through_the_entries(tab: Page) -> None:
    tab.goto("/d/example")
    tab.keyboard.press("j")
    first = tab.locator(".card.on").get_attribute("data-at")
    tab.keyboard.press("j")
    second = tab.locator(".card.on").get_attribute("data-at")
    assert first is not None
    assert second is not None
    assert int(first) < int(second)
    tab.keyboard.press("k")
    assert tab.locator(".card.on").get_attribute("data-at") == first
    tab.keyboard.press("Escape")
    assert tab.locator(".card.on").count() == 0


def test_the_question_mark_shows_the_keys_and_the_slash_searches(tab: Page) -> None:
    tab.goto("/d/example")
    tab.keyboard.press("?")
    assert tab.locator("dialog#help").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("dialog#help").is_visible()
    tab.keyboard.press("/")
    tab.keyboard.type("garanties")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/statements?search=garanties")
    assert tab.locator("mark.hit").inner_text() == "garanties"


def test_a_link_to_characters_shows_them(tab: Page) -> None:
    tab.goto("/d/example#c=145-188")
    lit = "[...CSS.highlights.get('cited')][0].toString()"
    assert tab.evaluate(lit) == TEXT[145:188]
    tab.goto("/d/example?c=52-70#c=52-70")
    assert tab.locator("mark.cited").first.inner_text().startswith("La ministre")


def test_an_entry_is_accepted_and_undone_by_one_key_each(tab: Page, world: Store) -> None:
    tab.goto("/d/example#e2")
    tab.keyboard.press("a")
    tab.wait_for_selector("#e2.accepted")
    [kept] = world.corrections("example")
    assert (kept.verdict, kept.author) == ("accepted", "Ann")
    assert tab.locator("#e2.on").count() == 1
    tab.keyboard.press("u")
    tab.wait_for_selector("#e2:not(.accepted)")
    assert world.corrections("example") == []


def test_an_entry_is_rejected_by_one_key(tab: Page, world: Store) -> None:
    tab.goto("/d/example#e1")
    tab.keyboard.press("x")
    tab.wait_for_selector("#e1.rejected")
    assert [one.verdict for one in world.corrections("example")] == ["rejected"]


def test_an_entry_is_corrected_with_the_keyboard_alone(tab: Page, world: Store) -> None:
    tab.goto("/d/example#e2")
    tab.keyboard.press("c")
    tab.wait_for_url("**/check?**")
    tab.get_by_label("Tomas Berec").first.focus()
    tab.keyboard.press("Space")
    tab.get_by_role("button", name="Keep the correction").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector("article")
    [kept] = world.corrections("example")
    assert kept.after is not None
    assert set(kept.after["speakers"]) == {"solberg", "berec"}


def test_a_mark_of_the_time_line_opens_the_sentences_behind_it(tab: Page) -> None:
    tab.goto("/pair/NLD-OST")
    tab.locator(".plot a").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/statements?**")
    assert tab.locator(".row").count() > 0


def test_without_scripts_everything_can_be_read_and_followed(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/d/example")
    assert tab.locator(".card.statements").count() == 5
    last = tab.locator(".card:visible").last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= top(tab, "footer")
    tab.locator(".switch.acts").click()
    assert not tab.locator(".card.acts").first.is_visible()
    tab.locator("#t1").click()
    assert tab.url.endswith("#e1")
    tab.locator("#e1 a.check").click()
    tab.get_by_role("button", name="Accept").click()
    tab.wait_for_selector(".card.accepted")
    context.close()


@pytest.mark.parametrize("width", [1280, 420])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_serious_to_say(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    tab = context.new_page()
    found = []
    for view in VIEWS:
        tab.goto(view)
        for violation in axe.run(tab).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = [node["html"][:120] for node in violation["nodes"][:3]]
                found.append((view, violation["id"], nodes))
    context.close()
    assert found == []


def test_no_view_is_wider_than_a_telephone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 700})
    tab = context.new_page()
    for view in VIEWS:
        tab.goto(view)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, view
    context.close()


def test_a_dropped_file_is_read_and_kept(
    tab: Page, world: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stores.store_articles import SmallReader

    monkeypatch.setattr("verbale.web.changing._reader", lambda language: SmallReader())
    file = tmp_path / "dépêche.txt"
    file.write_text("M. Wang a dit que le port ouvre.", encoding="utf-8")
    tab.goto("/add")
    tab.get_by_label("or a file").set_input_files(file)
    tab.get_by_role("button", name="Read it").click()
    tab.wait_for_selector(".card.statements")
    before = world.totals().documents
    tab.get_by_role("button", name="Keep it").click()
    tab.wait_for_url("**/d/**")
    assert world.totals().documents == before + 1
