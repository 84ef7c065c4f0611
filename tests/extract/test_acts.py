"""Acts in sentences of our own: who did what to whom, and what is no act of its own."""

from __future__ import annotations

import pytest

from verbale.extract.reader import Verbale
from verbale.languages.example import Example
from verbale.languages.fr.triggers import load_triggers
from verbale.record.checks import check
from verbale.record.types import Act, Record
from verbale.text.document import document_from_text

EXAMPLES = load_triggers().examples
YES = [(type, marked) for type, (yes, _) in EXAMPLES.items() for marked in yes]
NO = [(type, text) for type, (_, no) in EXAMPLES.items() for text in no]


def told(record: Record) -> list[str]:
    """The acts of a record, each as one line: type, who, to whom, status where not actual."""
    return [
        " ".join(
            [
                act.type,
                "+".join(names(record, act.sources)),
                ">",
                "+".join(names(record, act.targets)),
                *([] if act.status == "actual" else [act.status]),
            ]
        ).strip()
        for act in record.acts
    ]


def names(record: Record, keys: tuple[str, ...]) -> list[str]:
    """The country of each actor, else its last name."""
    actors = [record.actor(key) for key in keys]
    return [actor.country or actor.names[0].split()[-1] for actor in actors]


def only(record: Record, type: str) -> Act:
    (act,) = [act for act in record.acts if act.type == type]
    return act


@pytest.fixture(scope="module")
def records(french: Verbale) -> dict[str, Record]:
    texts = dict.fromkeys([*(Example.read(marked).text for _, marked in YES), *(t for _, t in NO)])
    found = french.read_many(document_from_text(text) for text in texts)
    return {record.document.text: record for record in found if isinstance(record, Record)}


@pytest.mark.parametrize(("type", "marked"), YES)
def test_example_of_a_type_is_found_with_its_parties(
    type: str, marked: str, records: dict[str, Record]
) -> None:
    example = Example.read(marked)
    record = records[example.text]
    ((start, end),) = example.cues
    found = [
        act
        for act in record.acts
        if act.type == type and act.anchor.start < end and start < act.anchor.end
    ]
    assert found, told(record)
    assert bool(found[0].sources) or not example.speakers
    assert bool(found[0].targets) or not example.contents
    assert check(record) == []


@pytest.mark.parametrize(("type", "text"), NO)
def test_counterexample_of_a_type_is_no_act_of_it(
    type: str, text: str, records: dict[str, Record]
) -> None:
    record = records[text]
    assert not [act for act in record.acts if act.type == type and act.status == "actual"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # both do it together, whichever stands first
        ("Le Chili et l'Argentine ont signé un accord.", ["SUPPORT CHL+ARG > CHL+ARG"]),
        ("Le Chili a signé un accord avec l'Argentine.", ["SUPPORT CHL+ARG > CHL+ARG"]),
        # the agent of a passive acts, its subject suffers
        ("Le Liban a été bombardé par Israël.", ["ASSAULT ISR > LBN"]),
        # a participle beside its noun is a passive
        ("Le président tchadien, soutenu par la France, voyage.", ["SUPPORT FRA > TCD"]),
        # several verbs share one subject
        (
            "La Pologne a condamné la Russie et soutenu la Lettonie.",
            ["ACCUSE POL > RUS", "SUPPORT POL > LVA"],
        ),
        # several targets, the preposition said again
        (
            "Le Japon a promis une aide au Laos et au Vietnam.",
            ["AGREE JPN > LAO+VNM"],
        ),
        # an infinitive under control: one act, of readiness
        ("Le Kenya est prêt à soutenir l'Ouganda.", ["AGREE KEN > UGA"]),
        # a refusal to accept is a refusal
        ("Le Soudan n'accepte pas la proposition de l'Égypte.", ["REJECT SDN > EGY"]),
        # rumour
        ("Le Brésil aurait livré des blindés au Paraguay.", ["AID BRA > PRY hypothetical"]),
        # negation
        ("Le Brésil n'a pas livré de blindés au Paraguay.", ["AID BRA > PRY negated"]),
        # restriction is no negation
        ("Le Brésil ne soutient que le Paraguay.", ["SUPPORT BRA > PRY"]),
        # help that is only announced is a promise
        ("La Suisse versera deux millions de francs au Népal.", ["AGREE CHE > NPL"]),
        # harm that is only announced is a threat
        ("La Turquie bombardera la Syrie.", ["THREATEN TUR > SYR"]),
        # light verbs lend their subject to the noun
        ("La Grèce a apporté un soutien total à Chypre.", ["SUPPORT GRC > CYP"]),
        ("Oslo a exprimé sa gratitude à Stockholm.", ["SUPPORT NOR > SWE"]),
        # nouns with adjectives of nationality and complements
        ("Les sanctions américaines contre l'Iran pèsent.", ["SANCTION USA > IRN"]),
        ("L'accord entre l'Inde et le Népal est ancien.", ["SUPPORT IND+NPL > IND+NPL"]),
    ],
)
def test_who_did_what_to_whom(french: Verbale, text: str, acts: list[str]) -> None:
    assert told(french.read(text)) == acts


def test_the_verb_of_a_statement_is_an_act_by_its_speaker(french: Verbale) -> None:
    record = french.read("La ministre suédoise a exhorté la Hongrie à ratifier le traité.")
    act = only(record, "REQUEST")
    assert act.sources == record.statements[0].speakers
    assert names(record, act.targets) == ["HUN"]
    assert act.within is None
    assert act.anchor.of(record.document.text) == "a exhorté"


def test_what_is_asked_for_is_no_second_act(french: Verbale) -> None:
    record = french.read("Le Pérou a demandé au Chili de libérer les marins.")
    assert [act.type for act in record.acts] == ["REQUEST"]


def test_what_is_promised_is_no_second_act(french: Verbale) -> None:
    record = french.read("La France s'est engagée à livrer des avions à l'Ukraine.")
    assert told(record) == ["AGREE FRA > UKR"]


def test_an_act_within_a_statement_points_to_it(french: Verbale) -> None:
    record = french.read("Le ministre indien a affirmé que l'Inde soutenait le Bhoutan.")
    act = only(record, "SUPPORT")
    assert act.within == record.statements[0].id
    assert told(record) == ["SUPPORT IND > BTN"]


def test_a_duty_that_one_states_for_another_is_asked_of_him(french: Verbale) -> None:
    record = french.read("Le président malien a dit que le Niger devait ouvrir la frontière.")
    act = only(record, "REQUEST")
    assert names(record, act.sources) == ["MLI"]
    assert names(record, act.targets) == ["NER"]


def test_a_meeting_is_one_act_however_often_it_is_named(french: Verbale) -> None:
    record = french.read(
        "Rencontre à Vienne\n\n"
        "Le président serbe s'est entretenu avec le président croate à Vienne. "
        "Lors de cette rencontre, ils ont parlé de tourisme. "
        "La rencontre a duré une heure."
    )
    assert [act.type for act in record.acts].count("CONSULT") == 1


def test_a_meeting_that_is_planned_is_a_promise(french: Verbale) -> None:
    record = french.read("Les pourparlers prévus en mai entre la Grèce et la Turquie inquiètent.")
    assert told(record) == ["AGREE GRC+TUR > GRC+TUR"]


def test_a_question_tells_no_act(french: Verbale) -> None:
    assert french.read("La France soutient-elle le Maroc ?").acts == ()


def test_things_do_not_act(french: Verbale) -> None:
    assert french.read("La tempête a tué des vaches et détruit un pont.").acts == ()


def test_ministers_of_a_readout_are_given_no_country_by_a_guess(french: Verbale) -> None:
    record = french.read(
        "La ministre de l'Europe et des Affaires étrangères, Mme Jeanne Morvan, s'est entretenue "
        "avec son homologue norvégien, M. Lars Dahl. La France versera dix millions d'euros au "
        "fonds. La ministre a salué la position de la Norvège. La France organisera la réunion."
    )
    act = next(act for act in record.acts if act.type == "CONSULT")
    assert "FRA" not in names(record, act.sources)
    assert "NOR" in names(record, act.sources)


def test_the_formula_of_a_communique_names_the_visitor_last(french: Verbale) -> None:
    record = french.read(
        "1. À l'invitation de S.E. Mme Awa Diop, ministre des Affaires étrangères de la République "
        "du Sénégal, S.E. M. Jan Novak, ministre des Affaires étrangères de la République tchèque, "
        "a effectué une visite officielle à Dakar."
    )
    visit = only(record, "CONSULT")
    assert (names(record, visit.sources), names(record, visit.targets)) == (["CZE"], ["SEN"])


def test_a_pledge_without_a_receiver_is_made_to_those_of_the_pledge_before(
    french: Verbale,
) -> None:
    record = french.read(
        "Le Japon a promis dix millions de dollars au Vanuatu. "
        "L'Australie versera six millions de dollars. La Suède a promis deux hôpitaux."
    )
    assert told(record) == ["AGREE JPN > VUT", "AGREE AUS > VUT", "AGREE SWE > VUT"]


def test_whose_government_it_is_follows_from_who_speaks(french: Verbale) -> None:
    record = french.read("Le ministre kényan a dit que son gouvernement soutenait l'Ouganda.")
    assert told(record) == ["SUPPORT KEN > UGA"]


def test_what_is_denied_is_negated(french: Verbale) -> None:
    record = french.read("Le ministre malien a démenti que le Mali ait attaqué le Niger.")
    assert told(record) == ["ASSAULT MLI > NER negated"]


def test_an_assurance_that_announces_harm_is_a_threat(french: Verbale) -> None:
    record = french.read("Le ministre iranien a assuré que l'Iran frapperait Israël.")
    assert told(record) == ["THREATEN IRN > ISR"]


def test_every_act_says_which_trigger_made_it(french: Verbale) -> None:
    record = french.read("La Chine a menacé le Japon.")
    (act,) = record.acts
    assert act.provenance is not None
    assert act.provenance.component == "verbale_acts"
    assert act.provenance.rule == "menacer: THREATEN"
    assert "acts" in record.layers


def test_a_mode_is_given_where_the_word_says_it(french: Verbale) -> None:
    (act,) = french.read("Le premier ministre grec s'est rendu à Tirana.").acts
    assert (act.type, act.mode) == ("CONSULT", "visit")


def test_reading_twice_gives_the_same_acts(french: Verbale) -> None:
    text = "L'Inde et le Népal ont signé un accord. New Delhi a remercié Katmandou."
    assert french.read(text).acts == french.read(text).acts


READOUT = (
    "Le ministre norvégien des Affaires étrangères a reçu à Oslo son homologue géorgien. "
    "La Norvège et la Géorgie ont signé un accord. La Norvège soutient la Géorgie. "
)


def test_a_worry_voiced_to_the_other_side_is_voiced_at_it(french: Verbale) -> None:
    record = french.read(
        READOUT + "La Norvège a fait part de sa préoccupation à la suite des arrestations."
    )
    assert told(record)[-1] == "ACCUSE NOR > GEO"


@pytest.mark.parametrize(
    "matter",
    [
        "a fait part de sa préoccupation face à la hausse des prix du blé.",
        "a exprimé son inquiétude devant la sécheresse.",
        "a mis en garde contre toute livraison d'armes à des milices.",
    ],
)
def test_a_worry_or_warning_about_others_accuses_nobody(french: Verbale, matter: str) -> None:
    record = french.read(READOUT + "La Norvège " + matter)
    assert not {"ACCUSE", "THREATEN"} & {act.type for act in record.acts}


def test_whoever_tells_of_somebody_hurt_did_not_hurt_him(french: Verbale) -> None:
    record = french.read(
        "La ministre norvégienne a annoncé qu'un homme, blessé lors de l'attentat, était mort."
    )
    assert not [act for act in record.acts if act.type == "ASSAULT" and act.sources]
