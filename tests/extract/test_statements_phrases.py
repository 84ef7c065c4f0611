"""Statements whose content is a noun phrase, or whose cue is a noun, a preposition or a passive."""

from __future__ import annotations

import pytest

from marked import Expect

NOUN_PHRASES = [
    "<Paris> [a condamné] {l'attaque contre l'ambassade}.",
    "<La ministre> [a salué] {la décision de Berlin}.",
    "<Le président> [a annoncé] {la création d'un fonds de soutien}.",
    "<L'Iran> [a démenti] {toute livraison d'armes}.",
    "<Le pape> [a appelé à] {la paix}.",
    "<Le Conseil de sécurité> [a exprimé] {sa profonde préoccupation}.",
    "<Le ministre> [a évoqué] {la situation au Sahel}.",
    "<Le sénateur> [a remercié] les soldats pour {leur courage}.",
    "<Londres> [a réclamé] {la libération immédiate des prisonniers}.",
    "<L'ambassadeur> [a jugé] {« inacceptable » cette décision}.",
    "<Le roi> [a présenté] {ses condoléances} aux familles des victimes.",
    "<Le ministre> [a qualifié] {cette attaque de « barbare »}.",
    "<Ankara> [a dénoncé] {des frappes qui ont visé un marché}.",
]
NOUNS = [
    "[L'annonce] par <Berlin> du {retrait de ses troupes} a surpris.",
    "Le ministre a fait une [déclaration selon laquelle] {le budget serait doublé}.",
    "[L'appel] de <Paris> à {un cessez-le-feu immédiat} est resté sans réponse.",
    "[La promesse] du <président> de {réduire les impôts} a été tenue.",
    "Les experts contestent [l'affirmation] de <Moscou> selon laquelle {la centrale serait sûre}.",
    "[La déclaration] du <ministre> selon laquelle {le budget serait doublé} a étonné.",
    "[La menace] de <Téhéran> de {fermer le détroit} inquiète.",
    "[Le refus] de <Budapest> de {signer le texte} bloque l'accord.",
    "[La demande] de <Kiev> d'{entrer dans l'Alliance} divise les capitales.",
]
PREPOSITIONS = [
    "[Selon] <le ministère de la Défense>, {l'attaque a fait trois morts}.",
    "[D'après] <les Nations unies>, {deux millions de personnes ont fui}.",
    "[Pour] <la ministre>, {cette décision est une erreur}.",
    "{L'attaque a fait trois morts}, [selon] <l'armée>.",
    "{Le cessez-le-feu}, [selon] <Moscou>, {a été violé dix fois}.",
    "[Selon] <Reuters>, {l'accord sera signé lundi}.",
    "[Selon] <un responsable américain>, {la trêve tient}.",
    "{Le vote}, [d'après] <les observateurs>, {s'est déroulé dans le calme}.",
    "{Les pourparlers ont échoué}, [d'après] <une source diplomatique>.",
    "[De l'avis de] <la présidente>, {le texte est équilibré}.",
    "[Aux yeux de] <Pékin>, {cette loi est une provocation}.",
    "La loi, qui, [selon] <l'opposition>, {bafoue la Constitution}, est votée.",
    "La loi est votée et, [selon] <l'opposition>, {bafoue la Constitution}.",
    "La salle était vide ; {le vote a eu lieu à l'aube}, [selon] <l'armée>.",
    "{Le vote a eu lieu à l'aube}, [selon] <l'armée>, qui n'a pas publié les chiffres.",
    "[Selon] <l'armée>, {« le vote est nul »}.",
    "[Selon] <l'armée>, {le vote est nul}, ajoutant que rien ne presse.",
    "[Selon] <lui>, {la guerre est perdue}.",
    "{Les fonds ont transité par Chypre}, [selon] <l'acte d'accusation>.",
    "[D'après] <le quotidien Le Monde> (un journal du soir), {la trêve tient}.",
]
PASSIVES = [
    "{Le retrait des troupes} a été [annoncé] par <le ministre>.",
    "{Cette décision}, [critiquée] par <la Russie>, entrera en vigueur lundi.",
    "Il a été [annoncé] par <le gouvernement> que {les écoles rouvriraient}.",
    "{Le texte proposé} a été [rejeté] par <l'Iran>.",
    "{La proposition} a été [rejetée] par <l'opposition>.",
    "{Les sanctions} [annoncées] par <Washington> visent dix entreprises.",
    "{L'accord} est [salué] par <l'Union européenne>.",
    "Le ministère veut lier le projet aux {licences} [réclamées] par <les armateurs>.",
    "{Le second sommet} [a été mis en avant] devant l'assemblée par <le président>.",
]
RELATIVES = [
    "Une attaque a visé le port, {ce} que <Riyad> [a démenti].",
    "{L'attaque} que <N'Djamena> [impute] à ses voisins a fait dix morts.",
]

FORMS = {
    "noun phrases": NOUN_PHRASES,
    "nouns": NOUNS,
    "prepositions": PREPOSITIONS,
    "passives": PASSIVES,
    "relatives": RELATIVES,
}


@pytest.mark.parametrize(
    ("form", "marked"), [(form, marked) for form, cases in FORMS.items() for marked in cases]
)
def test_statement_of_a_phrase_is_found(form: str, marked: str, expect: Expect) -> None:
    expect(form, marked)
