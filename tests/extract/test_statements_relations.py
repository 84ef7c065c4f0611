"""What a statement says beside its words: mode, type, addressees, the statement that holds it."""

from __future__ import annotations

import pytest

from marked import addressees, called, marked_in, read_marked, speakers
from verbale.extract.reader import Verbale
from verbale.languages.example import Example


@pytest.mark.parametrize(
    ("mode", "marked"),
    [
        ("direct", "{« Nous partirons »}, [a dit] <le ministre>."),
        ("direct", "<Le ministre> [a déclaré] : {« Nous partirons demain matin. »}"),
        ("direct", '{"Nous partirons"}, [a dit] <le ministre>.'),
        ("indirect", "<Le ministre> [a dit] que {les troupes partiraient}."),
        ("indirect", "[Selon] <Moscou>, {la trêve tient}."),
        ("indirect", "{La trêve tient}, [a dit] <le ministre>."),
        ("mixed", "<Le ministre> [a dit] que {la trêve était « très fragile »}."),
        ("mixed", "[Selon] <Moscou>, {la trêve « tient » encore}."),
        ("mixed", "<Le ministre> [a condamné] {une attaque « lâche » contre le port}."),
    ],
)
def test_mode_says_how_much_of_the_content_is_quoted(
    mode: str, marked: str, french: Verbale
) -> None:
    assert read_marked(french, marked)[1].mode == mode


@pytest.mark.parametrize(
    ("type", "marked"),
    [
        ("assertion", "<Le ministre> [a déclaré] que {la trêve tenait}."),
        ("promise", "<Le ministre> [a promis] de {revenir}."),
        ("request", "<Le ministre> [a réclamé] {une enquête}."),
        ("refusal", "<Le ministre> [a refusé] de {signer le texte}."),
        ("denial", "<Le ministre> [a démenti] {toute livraison d'armes}."),
        ("blame", "<Le ministre> [a condamné] {l'attaque}."),
        ("praise", "<Le ministre> [a salué] {la décision de Berlin}."),
        ("warning", "<Le ministre> [a mis en garde contre] {une escalade}."),
        ("judgment", "<Le ministre> [estime] que {le texte est équilibré}."),
    ],
)
def test_type_is_what_the_lexicon_says_of_the_cue(type: str, marked: str, french: Verbale) -> None:
    assert read_marked(french, marked)[1].type == type


@pytest.mark.parametrize(
    ("to", "marked"),
    [
        ({"USA"}, "<La France> [a exhorté] les États-Unis à {revenir dans l'accord}."),
        ({"USA"}, "<Pékin> [a invité] Washington à {reprendre le dialogue}."),
        ({"RUS"}, "<Berlin> [a demandé] à Moscou de {retirer ses troupes}."),
        ({"ISR"}, "<Paris> [a appelé] Israël à {la retenue}."),
        (set(), "<Paris> [a affirmé] que {la trêve tenait}."),
    ],
)
def test_addressee_is_whom_the_words_are_meant_for(
    to: set[str], marked: str, french: Verbale
) -> None:
    record, found = read_marked(french, marked)
    assert addressees(record, found) == to


def test_several_addressees_are_all_kept(french: Verbale) -> None:
    record, found = read_marked(
        french, "<Paris> [a exhorté] la Russie et l'Ukraine à {cesser les combats}."
    )
    assert addressees(record, found) == {"RUS", "UKR"}


def test_addressee_is_no_part_of_the_content(french: Verbale) -> None:
    record, found = read_marked(
        french, "<La France> [a exhorté] les États-Unis à {revenir dans l'accord}."
    )
    assert "États-Unis" not in " ".join(s.of(record.document.text) for s in found.content)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (
            "<Le porte-parole> [a déclaré] que {le ministre avait promis de venir}.",
            "Le porte-parole a déclaré que <le ministre> [avait promis] de {venir}.",
        ),
        (
            "<La présidente> [a rappelé] que {Moscou avait annoncé un retrait}.",
            "La présidente a rappelé que <Moscou> [avait annoncé] {un retrait}.",
        ),
    ],
)
def test_statement_reported_inside_another_points_to_it(
    outer: str, inner: str, french: Verbale
) -> None:
    record, held = read_marked(french, inner)
    holder = marked_in(record, Example.read(outer))
    assert holder is not None
    assert (holder.within, held.within) == (None, holder.id)


def test_statements_side_by_side_lie_within_nothing(french: Verbale) -> None:
    record = french.read("Paris condamne l'attaque et demande une enquête.")
    assert [found.within for found in record.statements] == [None, None]


def test_coordinated_verbs_share_their_speaker(french: Verbale) -> None:
    record = french.read("Paris a condamné l'attaque et a demandé une enquête.")
    assert [speakers(record, found) for found in record.statements] == [{"FRA"}, {"FRA"}]


def test_participle_after_the_clause_belongs_to_the_speaker_of_the_sentence(
    french: Verbale,
) -> None:
    record, found = read_marked(
        french, "Le président a salué l'accord, [estimant] qu'{il ouvrait une ère nouvelle}."
    )
    first = record.statements[0]
    assert first.speakers == found.speakers != ()


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre est arrivé à Rome mardi.",
        "Les deux pays ont signé un accord commercial.",
        "Les déclarations du ministre ont surpris.",
        "Il pleut sur la capitale depuis trois jours.",
        "Le gouvernement a rappelé son ambassadeur.",
        "Le porte-parole n'a fait aucun commentaire.",
        "La réunion durera trois heures.",
    ],
)
def test_facts_and_words_without_content_are_no_statements(text: str, french: Verbale) -> None:
    assert french.read(text).statements == ()


def test_statements_come_in_the_order_of_their_contents_with_ids_in_order(french: Verbale) -> None:
    record = french.read(
        "Paris condamne l'attaque. Berlin demande une enquête. Selon Rome, la trêve tient."
    )
    starts = [found.content[0].start for found in record.statements]
    assert starts == sorted(starts)
    assert len({found.id for found in record.statements}) == len(starts) == 3


def test_statement_says_which_rule_made_it_and_why_its_speaker(french: Verbale) -> None:
    record, found = read_marked(french, "<Paris> [a affirmé] que {la trêve tenait}.")
    made = found.provenance
    assert made is not None and made.rule and made.because
    assert (made.version, made.input) == (record.version, record.document.digest)
    assert called(record.actor(found.speakers[0])) == "FRA"
