"""Statements of widely varied construction: sentences of our own, one construction a group.

Each sentence carries its answer: `<who>`, `[cue]`, `{content}` (see marked.py).
"""

from __future__ import annotations

import pytest

from marked import Expect
from verbale.extract.reader import Verbale

TOLD_TO_SOMEBODY = [
    "<Le Premier ministre> [a informé] ses alliés que {l'offensive avait commencé}.",
    "<Le général> [a averti] la population que {les ponts seraient détruits}.",
    "<Des habitants> [ont raconté] à l'AFP {avoir vu des hommes armés}.",
    "Emmanuel Macron l'[a redit] à son homologue : {la France ne paiera pas}.",
]
CHARGES = [
    "<Le procureur> [accuse] l'ancien ministre de {corruption}.",
    "<Le député> [a traité] le ministre de {menteur}.",
    "[Accusé] par <Kiev> d'{avoir livré des drones}, l'Iran a démenti.",
    "Moscou [est accusé] par <Washington> de {violer le traité}.",
    "[Qualifiée] d'{historique} par <le président Macron>, la visite s'est achevée jeudi.",
    "Les deux pays [ont été appelés] par <l'ONU> à {cesser les combats}.",
]
RELATIVE_SOURCES = [
    "« Absurde », a rétorqué <Maria Zakharova>, [pour qui] {l'Otan « cherche la guerre »}.",
    "<Le porte-parole de l'armée>, [selon lequel] {trois roquettes sont tombées}, a promis une"
    " riposte.",
    "L'information vient du quotidien <Kommersant>, [d'après lequel] {la base fermera}.",
]
AS_SAID = [
    "Comme l'[a rappelé] <António Guterres> mardi, {la faim gagne toute la région}.",
    "{La trêve tient}, comme l'[a reconnu] <le porte-parole de l'armée>.",
    "{La trêve}, comme l'[a souligné] <l'émissaire de l'ONU>, {ne tient qu'à un fil}.",
]
OPENING_SOURCES = [
    "Toujours [selon] <le Pentagone>, {l'interception était dangereuse} ; ce que Pékin conteste.",
    "[Selon] <un diplomate européen>, qui a requis l'anonymat, {le texte est prêt}.",
    "[Selon] <Greg Clark>, le secrétaire d'État chargé du Commerce, {le pays le regretterait}.",
    "[D'après] <un rapport de l'ONU>, {la moitié des écoles ont été détruites}.",
    "Un attentat a visé la gare, qui {a fait dix morts} [selon] <l'armée>.",
    "De source diplomatique, <on> [précise] que {la rencontre aura lieu à Doha}.",
    "{La trêve tient}, [indique-t-on] côté saoudien.",
]
AFTERTHOUGHTS = [
    "<Le Conseil> [a annoncé] {des sanctions}, une décision aussitôt condamnée par Moscou.",
    "<Le ministre> [a dit] que {les troupes partiraient}, mettant ainsi fin à dix ans de présence.",
    "<Le ministre> [a affirmé] que {l'accord serait signé}, une promesse que nul ne croit.",
    "<Riyad> [nie] {les accusations} : le royaume n'est pas membre du tribunal.",
    "<Paris> [a proposé] {ses services}, Berlin aussi.",
    "Kiev réclame {des missiles}, ce que <Berlin> [refuse].",
]
CONTENTS_THAT_GO_ON = [
    "<Le Japon> [a promis] {l'envoi, avant la fin de l'année, d'une équipe d'enquêteurs}.",
    "<Rome> [a annoncé] {l'expulsion de trois diplomates, accusés d'avoir payé un espion}.",
    "<M. Diallo> [a regretté] que {ces mesures pénalisent}, selon ses termes, « {les honnêtes"
    " gens} ».",
    "« {L'heure est grave}, [a averti] <Emmanuel Macron>. {Nous devons agir}. »",
]
CONTENTS_THAT_END = [
    "<Les ministres> [affirment] que {la trêve tient} et condamnent toute violation.",
    "Le délégué a nié les faits, [assuré] que {l'armée n'avait visé aucun hôpital} et regretté le"
    " vote.",
    "Paris a réitéré son appui, {sans quoi}, [a souligné] <le ministre>, {rien ne sera durable}.",
    "<Le président chilien> [ayant fait état] du {trafic}, ses pairs lui ont promis de l'aide.",
]
CIRCUMSTANCES = [
    "<Kiev> [réclame] depuis des mois {des missiles à longue portée}.",
    "<Le pape> [a dénoncé] dimanche lors de l'angélus « {la folie de la guerre} ».",
    "<L'émissaire> [a plaidé], la semaine dernière, pour {une levée des sanctions}.",
    "<Le ministre> [a réclamé] {davantage de munitions}.",
]
WORDS_OF_ATTITUDE = [
    "<Le roi> [a adressé] {ses vœux} au président sénégalais.",
    "<Freetown> [a maintenu] {sa demande d'enquête}.",
    "<La délégation> [a présenté] {ses regrets pour ces pertes}.",
    "<Le Liberia> [a offert] {sa médiation}.",
]
LISTS = [
    "À l'issue de leur réunion, <les ministres français et allemand> :\n– [ont salué] {la"
    " libération des otages} ;\n– ont condamné l'attaque.",
    "<Le Conseil de sécurité>,\n[Rappelant] {ses résolutions antérieures},\n1. Exige la paix ;",
    "<Le Conseil de sécurité>,\nProfondément [préoccupé] par {la situation humanitaire},\n1. Exige"
    " la paix ;",
    "<Le Conseil de sécurité>,\nRappelant ses résolutions,\n1. [Exige] que {le feu cesse} ;",
    "Nous, <le Président du Chili et le Premier ministre des Fidji>, réunis à Suva,\nNous"
    " [réaffirmons] que {l'océan doit demeurer une zone de paix} et condamnons tout essai.",
]
MISTAKEN_TAGS = [
    "<Le suspect> [nie] {avoir reçu de l'argent}.",
    "<L'Unicef> [alerte] sur {la situation des enfants}.",
    "« {Nous attendons depuis trois mois} », [s'impatiente] <l'avocate>.",
]
FORMS = {
    "told to somebody": TOLD_TO_SOMEBODY,
    "charges": CHARGES,
    "relative sources": RELATIVE_SOURCES,
    "as said": AS_SAID,
    "opening sources": OPENING_SOURCES,
    "afterthoughts": AFTERTHOUGHTS,
    "contents that go on": CONTENTS_THAT_GO_ON,
    "contents that end": CONTENTS_THAT_END,
    "circumstances": CIRCUMSTANCES,
    "words of attitude": WORDS_OF_ATTITUDE,
    "lists": LISTS,
    "mistaken tags": MISTAKEN_TAGS,
}


@pytest.mark.parametrize(
    ("form", "marked"), [(form, marked) for form, cases in FORMS.items() for marked in cases]
)
def test_statement_of_a_wide_construction_is_found(form: str, marked: str, expect: Expect) -> None:
    expect(form, marked)


@pytest.mark.parametrize(
    "text",
    [
        "Amnesty International alerte : «",
        "La trêve tient, comme l'a reconnu le porte-parole",
        "« Nous avons perdu dix hommes », reconnaît le colonel",
        "Les ministres se sont engagés à coopérer et ont salué la",
        "Nous, le Président du Chili,",
        "De source diplomatique, on",
        "Un otage, pour qui",
    ],
)
def test_text_that_breaks_off_is_read_all_the_same(text: str, french: Verbale) -> None:
    assert french.read(text).document.text == text
