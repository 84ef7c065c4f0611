"""Who speaks, within the document: the marked statement and the actors behind its speaker.

`CHN` is the country, `of CHN` an institution or office of it, anything else a name of the actor.
An empty list means that the text does not settle it: there, any name would be a wrong one.
"""

from __future__ import annotations

import pytest

from known_misses import Ledger
from marked import marked_in, told
from verbale.extract.reader import Verbale
from verbale.languages.example import Example
from verbale.record.types import Actor

Cases = list[tuple[str, list[str]]]

FULL_NAMES: Cases = [
    (
        "<Le conseiller d'Etat et ministre des Affaires étrangères de Chine, Wang Yi>, [a déclaré]"
        " que {la coopération avançait}.",
        ["Wang Yi"],
    ),
    (
        "<Wang Yi, ministre chinois des Affaires étrangères>, [a déclaré] que {la coopération"
        " avançait}.",
        ["Wang Yi"],
    ),
    ("<Catherine Colonna> [a affirmé] que {la trêve tenait}.", ["Catherine Colonna"]),
    (
        "<La ministre française des Affaires étrangères, Catherine Colonna>, [a affirmé] que {la"
        " trêve tenait}.",
        ["Catherine Colonna"],
    ),
    ("<Le président Emmanuel Macron> [a affirmé] que {la trêve tenait}.", ["Emmanuel Macron"]),
    ("{La trêve tient}, [a affirmé] <le président Emmanuel Macron>.", ["Emmanuel Macron"]),
    ("{La trêve tient}, [a affirmé] <Dmitri Peskov, porte-parole du Kremlin>.", ["Dmitri Peskov"]),
    (
        "<Emmanuel Macron et Olaf Scholz> [ont affirmé] que {la trêve tenait}.",
        ["Emmanuel Macron", "Olaf Scholz"],
    ),
]
SURNAMES: Cases = [
    (
        "Emmanuel Macron est arrivé à Rome. {La trêve tient}, [a dit] <M. Macron>.",
        ["Emmanuel Macron"],
    ),
    (
        "Emmanuel Macron est arrivé à Rome. <Macron> [a dit] que {la trêve tenait}.",
        ["Emmanuel Macron"],
    ),
    (
        "Catherine Colonna est arrivée à Rome. <Mme Colonna> [a dit] que {la trêve tenait}.",
        ["Catherine Colonna"],
    ),
    (
        "Wang Yi a reçu Sergueï Lavrov à Pékin. <M. Wang> [a souligné] que {les liens étaient"
        " solides}.",
        ["Wang Yi"],
    ),
    (
        "Wang Yi a reçu Sergueï Lavrov à Pékin. <M. Lavrov> [a souligné] que {les liens étaient"
        " solides}.",
        ["Sergueï Lavrov"],
    ),
]
ROLES: Cases = [
    (
        "La ministre Catherine Colonna est arrivée à Rome. <La ministre> [a dit] que {la trêve"
        " tenait}.",
        ["Catherine Colonna"],
    ),
    (
        "Sergueï Lavrov, chef de la diplomatie russe, est arrivé à Rome. <Le chef de la diplomatie"
        " russe> [a dit] que {la trêve tenait}.",
        ["Sergueï Lavrov"],
    ),
    (
        "Le porte-parole du Kremlin, Dmitri Peskov, a réagi. <Le porte-parole> [a dit] que {la"
        " trêve tenait}.",
        ["Dmitri Peskov"],
    ),
    ("<Le ministre russe des Affaires étrangères> [a dit] que {la trêve tenait}.", ["of RUS"]),
    ("<Le porte-parole du Kremlin> [a dit] que {la trêve tenait}.", ["of RUS"]),
]
PRONOUNS: Cases = [
    (
        "Catherine Colonna est arrivée à Rome mardi. <Elle> [a dit] que {la trêve tenait}.",
        ["Catherine Colonna"],
    ),
    (
        "Emmanuel Macron est arrivé à Rome mardi. <Il> [a dit] que {la trêve tenait}.",
        ["Emmanuel Macron"],
    ),
    (
        "Catherine Colonna a affirmé que la trêve tenait. {« Le temps presse »}, [a-t-elle"
        " ajouté].",
        ["Catherine Colonna"],
    ),
    (
        "Emmanuel Macron a affirmé que la trêve tenait. {« Le temps presse »}, [a-t-il ajouté].",
        ["Emmanuel Macron"],
    ),
    (
        "Emmanuel Macron a reçu Catherine Colonna. <Elle> [a dit] que {la trêve tenait}.",
        ["Catherine Colonna"],
    ),
    (
        "La ministre Catherine Colonna a affirmé que la France soutenait l'accord. <Elle> [a"
        " ajouté] que {le temps pressait}.",
        ["Catherine Colonna"],
    ),
    (
        "Wang Yi et Sergueï Lavrov se sont entretenus à Pékin. <Ils> [ont affirmé] que {la"
        " coopération avançait}.",
        ["Wang Yi", "Sergueï Lavrov"],
    ),
]
PAIRS: Cases = [
    (
        "Wang Yi et Sergueï Lavrov se sont entretenus à Pékin. <Les deux ministres> [ont affirmé]"
        " que {la coopération avançait}.",
        ["Wang Yi", "Sergueï Lavrov"],
    ),
    (
        "Le ministre chinois des Affaires étrangères, Wang Yi, a rencontré son homologue russe,"
        " Sergueï Lavrov. <Les deux ministres> [ont salué] {les progrès accomplis}.",
        ["Wang Yi", "Sergueï Lavrov"],
    ),
    (
        "La Chine et la Russie ont signé un accord. <Les deux parties> [ont salué] {les progrès"
        " accomplis}.",
        ["CHN", "RUS"],
    ),
    (
        "La Chine et la Russie ont signé un accord. <Les deux pays> [ont souligné] que {la"
        " coopération avançait}.",
        ["CHN", "RUS"],
    ),
    ("<La Chine et la Russie> [ont souligné] que {la coopération avançait}.", ["CHN", "RUS"]),
]
SOURCES: Cases = [
    ("De source diplomatique, <on> [a dit] que {la trêve tenait}.", ["source diplomatique"]),
    ("{La trêve tient}, [indique-t-on] côté saoudien.", ["SAU"]),
    ("{La trêve tient}, [assure-t-on] dans l'entourage du président malien.", ["of MLI"]),
    ("Orano a livré de l'uranium. <L'entreprise> [a dit] que {la mine rouvrirait}.", ["Orano"]),
    ("Le M23 a nié les faits. <Le mouvement> [a dit] que {la trêve tenait}.", ["M23"]),
]
LATTER: Cases = [
    (
        "Emmanuel Macron a reçu Olaf Scholz à Paris. <Ce dernier> [a dit] que {la trêve tenait}.",
        ["Olaf Scholz"],
    ),
    (
        "Emmanuel Macron a reçu Olaf Scholz à Paris. <Celui-ci> [a dit] que {la trêve tenait}.",
        ["Olaf Scholz"],
    ),
    (
        "Le ministre chinois des Affaires étrangères, Wang Yi, a rencontré son homologue russe,"
        " Sergueï Lavrov. <Son homologue russe> [a dit] que {la trêve tenait}.",
        ["Sergueï Lavrov"],
    ),
    (
        "Le ministre chinois des Affaires étrangères, Wang Yi, a rencontré Sergueï Lavrov. Wang Yi"
        " a salué l'accord. <Son homologue> [a dit] que {la trêve tenait}.",
        ["Sergueï Lavrov"],
    ),
]
SIDES: Cases = [
    (
        "Le Président de la République a reçu son homologue kazakh, M. Tokaïev, président du"
        " Kazakhstan. <Le Président de la République> [a dit] que {la trêve tenait}.",
        ["Président de la République"],
    ),
    (
        "Le Président de la République a reçu son homologue kazakh, M. Tokaïev. <M. Tokaïev>"
        " [a dit] que {la trêve tenait}.",
        ["Tokaïev"],
    ),
    (
        "La ministre Anna Lind a reçu son homologue turc, Hakan Fidan. <Tous deux> [ont dit] que"
        " {la trêve tenait}.",
        ["Anna Lind", "Hakan Fidan"],
    ),
    (
        "Lors d'un entretien avec Olaf Scholz, <le président français> [a dit] que {la trêve"
        " tenait}.",
        ["of FRA"],
    ),
    (
        "<Un porte-parole de M. Bolton> [a dit] que {la trêve tenait}.",
        ["porte-parole de M. Bolton"],
    ),
    (
        "<Le conseiller du président Macron> [a dit] que {la trêve tenait}.",
        ["conseiller du président Macron"],
    ),
    (
        "<La représentante spéciale par intérim, Mme Anneli Kivimaa>, [a dit] que {la trêve"
        " tenait}.",
        ["Anneli Kivimaa"],
    ),
    (
        "Pékin et Moscou ont voté le texte. La première a salué l'accord, <la seconde> [a exigé]"
        " {des garanties}.",
        ["RUS"],
    ),
    (
        "Le Mali, le Niger et le Burkina Faso ont quitté l'organisation. <Les trois pays> [ont"
        " annoncé] {la création d'une force commune}.",
        ["MLI", "NER", "BFA"],
    ),
    (
        "Quant à la Chine, marraine de l'accord, elle a reçu les deux chefs, et leur [a fait"
        " comprendre] que {la trêve tenait}.",
        ["CHN"],
    ),
    (
        "Le Premier ministre Kyriakos Mitsotakis a refusé de répondre. Le président Erdogan avait"
        " menacé la veille de venir. « {Nous sommes calmes} », [a-t-il dit].",
        ["Kyriakos Mitsotakis"],
    ),
]
STATES: Cases = [
    ("<La Chine> [a affirmé] que {la trêve tenait}.", ["CHN"]),
    ("<Pékin> [a affirmé] que {la trêve tenait}.", ["CHN"]),
    ("<Washington> [a condamné] {l'attaque}.", ["USA"]),
    ("<Le Kremlin> [a condamné] {l'attaque}.", ["of RUS"]),
    ("<Le Quai d'Orsay> [a condamné] {l'attaque}.", ["of FRA"]),
    ("<La Maison Blanche> [a condamné] {l'attaque}.", ["of USA"]),
    ("<La diplomatie allemande> [a condamné] {l'attaque}.", ["of DEU"]),
    ("<La partie chinoise> [a souligné] que {la coopération avançait}.", ["CHN"]),
    ("<Le gouvernement britannique> [a condamné] {l'attaque}.", ["of GBR"]),
    ("<Le ministère chinois des Affaires étrangères> [a condamné] {l'attaque}.", ["of CHN"]),
    ("<Le ministère français des Armées> [a condamné] {l'attaque}.", ["of FRA"]),
]
ORGANISATIONS: Cases = [
    ("<L'Union européenne> [a condamné] {l'attaque}.", ["Union européenne"]),
    ("<L'ONU> [a condamné] {l'attaque}.", ["Organisation des Nations unies"]),
    ("<Les Nations unies> [ont condamné] {l'attaque}.", ["Organisation des Nations unies"]),
    ("<L'Otan> [a condamné] {l'attaque}.", ["Organisation du traité de l'Atlantique Nord"]),
    ("<Le Hamas> [a condamné] {l'attaque}.", ["Hamas"]),
    ("<Amnesty International> [a condamné] {l'attaque}.", ["Amnesty International"]),
    ("[Selon] <Xinhua>, {la trêve tient}.", ["Xinhua"]),
    ("[Selon] <l'AFP>, {la trêve tient}.", ["Agence France-Presse"]),
    ("[Selon] <l'agence Reuters>, {la trêve tient}.", ["Reuters"]),
]
UNNAMED: Cases = [
    ("<Un responsable américain> [a affirmé] que {la trêve tenait}.", ["of USA"]),
    ("<Un haut responsable de la Maison Blanche> [a dit] que {la trêve tenait}.", ["of USA"]),
    ("<Une source diplomatique> [a affirmé] que {la trêve tenait}.", ["source diplomatique"]),
]
NOBODY: Cases = [
    ("{La trêve tient}, [a-t-il ajouté].", []),
    ("<Il> [a dit] que {la trêve tenait}.", []),
    ("{Deux soldats ont été blessés}, [a-t-on appris] lundi.", []),
    (
        "Wang Yi, Sergueï Lavrov et Hakan Fidan se sont réunis à Pékin. <Les deux ministres> [ont"
        " affirmé] que {la trêve tenait}.",
        [],
    ),
]
GROUPS = {
    "full name": FULL_NAMES,
    "surname": SURNAMES,
    "role": ROLES,
    "pronoun": PRONOUNS,
    "pair": PAIRS,
    "latter": LATTER,
    "side": SIDES,
    "source": SOURCES,
    "state": STATES,
    "organisation": ORGANISATIONS,
    "unnamed": UNNAMED,
    "nobody": NOBODY,
}


@pytest.mark.parametrize(
    ("group", "marked", "who"),
    [(group, marked, who) for group, cases in GROUPS.items() for marked, who in cases],
)
def test_speaker_is_who_the_document_says(
    group: str, marked: str, who: list[str], french: Verbale, ledger: Ledger
) -> None:
    example = Example.read(marked)
    record = french.read(example.text)
    statement = marked_in(record, example)
    if statement is None:
        complaint = told(record)
    else:
        actors = [record.actor(key) for key in statement.speakers]
        complaint = "" if are(actors, who) else f"  spoken by {[a.names for a in actors]}"
    ledger.settle(f"speaker {group}", marked, complaint)


def are(actors: list[Actor], who: list[str]) -> bool:
    return len(actors) == len(who) and all(
        any(is_(actor, name) for actor in actors) for name in who
    )


def is_(actor: Actor, name: str) -> bool:
    if name.startswith("of "):
        return actor.kind != "group" and actor.country == name.removeprefix("of ")
    return name in actor.names or (actor.kind == "country" and actor.country == name)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Jean Martin et Paul Martin sont arrivés à Rome. M. Martin a dit que la trêve tenait.",
            {"Jean Martin", "Paul Martin"},
        ),
        (
            "Les ministres Jean Martin et Paul Durand sont arrivés. Le ministre a dit que tout"
            " allait bien.",
            {"Jean Martin", "Paul Durand"},
        ),
        (
            "Olaf Scholz et Pedro Sanchez sont arrivés. Le roi a dit que la trêve tenait.",
            {"Olaf Scholz", "Pedro Sanchez"},
        ),
        ("Catherine Colonna est partie. Il a dit que la trêve tenait.", {"Catherine Colonna"}),
    ],
)
def test_where_two_are_possible_or_none_fits_no_name_is_given(
    text: str, never: set[str], french: Verbale, ledger: Ledger
) -> None:
    record = french.read(text)
    named = {
        name
        for found in record.statements
        for key in found.speakers
        for name in record.actor(key).names
    }
    ledger.settle("speaker never", text, ", ".join(sorted(named & never)))


def test_every_mention_of_a_person_leads_to_the_same_actor(french: Verbale) -> None:
    record = french.read(
        "Le président Emmanuel Macron est arrivé à Rome. M. Macron a salué l'accord. Macron a"
        " demandé une enquête."
    )
    named = [actor for actor in record.actors if "Emmanuel Macron" in actor.names]
    assert len(named) == 1
    assert named[0].kind == "person"
    assert {key for found in record.statements for key in found.speakers} == {named[0].key}


def test_office_of_a_person_gives_role_and_country(french: Verbale) -> None:
    record = french.read(
        "Le ministre chinois des Affaires étrangères, Wang Yi, a affirmé que la trêve tenait."
    )
    (actor,) = [actor for actor in record.actors if "Wang Yi" in actor.names]
    assert (actor.kind, actor.country, actor.role) == ("person", "CHN", "foreign_minister")


def test_identification_says_how_it_was_made(french: Verbale) -> None:
    record = french.read("Emmanuel Macron est arrivé. M. Macron a dit que la trêve tenait.")
    (found,) = record.statements
    assert found.provenance is not None and found.provenance.because
    assert all(actor.provenance and actor.provenance.because for actor in record.actors)
    assert all(mention.provenance for mention in record.mentions)
