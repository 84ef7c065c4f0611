from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.people import People


def test_heads_of_a_surname_are_those_who_led_a_state() -> None:
    people = People.load()
    assert [person.name for person in people.heads("Trump")] == ["Donald Trump"]
    assert people.heads("Lavrov") == []
    assert people.heads("Xyzzy") == []


def test_sounds_are_the_same_in_any_spelling_and_order() -> None:
    people = People.load()
    assert people.sounds("Sergueï Lavrov") == people.sounds("LAVROV Sergey")
    assert people.sounds("Ahmad Choukri") == people.sounds("Ahmad Shukri")
    assert people.sounds("Ahmad Choukri") != people.sounds("Ahmad Choukria")


def test_a_label_with_a_comma_is_found_whole() -> None:
    text = "L'Organisation des Nations unies pour l'éducation, la science et la culture a voté."
    (name,) = KnowledgeBase.load().find(text, text)
    assert name.keys == ("org:UNESCO",)
