import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.actors.sound import words_in
from verbale.actors.tables import SOURCES, sounds_of

SOUNDS = sounds_of(SOURCES)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Raşit Meredow", ("rasit", "meredow")),
        ("Guðlaugur Þór Þórðarson", ("gudlaugur", "thor", "thordarson")),
        ("Gideon Sa'ar", ("gideon", "saar")),
        ("Nguyễn Xuân Phúc", ("nguyen", "xuan", "phuc")),
        ("J.D. Vance", ("j", "d", "vance")),
        ("", ()),
    ],
)
def test_words_are_plain_and_lower_case(name: str, words: tuple[str, ...]) -> None:
    assert words_in(name) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Alexandre Loukachenko", "Alexander Lukashenko"),
        ("Sergueï Choïgou", "Sergei Shoigu"),
        ("Sergueï Lavrov", "Sergey Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Benyamin Netanyahou", "Benjamin Netanyahu"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Abdel Fattah al-Sissi", "Abdel Fattah el-Sisi"),
        ("Bachar el-Assad", "Bashar al-Assad"),
        ("Mohammed ben Salmane", "Mohammad bin Salman"),
        ("Mikhaïl Michoustine", "Mikhail Mishustin"),
        ("Sadyr Japarov", "Sadyr Djaparov"),
        ("Ilham Aliev", "Ilham Aliyev"),
        ("Nikol Pachinian", "Nikol Pashinyan"),
    ],
)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert SOUNDS.key(one) == SOUNDS.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wang Yi", "Wang Wenbin"),
        ("Jean-Noël Barrot", "Jean-Noël Guérini"),
        ("Michel Barnier", "Charles Michel"),
        ("Kim Jong-un", "Kim Jong-il"),
    ],
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert SOUNDS.key(one) != SOUNDS.key(other)


def test_names_are_alike_where_a_surname_is_nearly_the_same() -> None:
    assert not SOUNDS.alike("Barrot", "Guérini")
    assert not SOUNDS.alike("Vladimir Poutine", "Boris Eltsine")
    assert SOUNDS.alike("Hassan Rohani", "Hassan Rouhani")


@given(st.text(max_size=40))
def test_a_key_has_only_plain_letters_and_is_stable(name: str) -> None:
    key = SOUNDS.key(name)
    assert key == SOUNDS.key(name)
    assert all(word.isascii() and word == word.lower() for word in key)
    assert len(key) <= len(words_in(name)) or not key
