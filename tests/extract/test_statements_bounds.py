"""Where a content ends and whose it is, in sentences that go on after it or hold several verbs."""

from __future__ import annotations

import pytest

from marked import Expect

SUBORDINATES = [
    "Si <Paris> [annonce] que {les troupes partent}, le sommet sera maintenu.",
    "[Estimant] que {le texte était mûr}, la ministre a appelé à un vote.",
    "[Jugeant] que {la trêve tenait}, il a levé l'alerte.",
    "<M. Luo>, qui [a dénoncé] {l'accord}, a quitté la salle.",
    "<Le ministre>, qui [a affirmé] que {la trêve tenait}, est arrivé à Rome.",
    "<Un porte-parole du ministère>, qui [a précisé] que {deux soldats étaient blessés}, a quitté"
    " les lieux.",
    "Le ministre a envoyé une lettre [affirmant] que {la trêve tenait}.",
    "L'opposition a publié un communiqué [dénonçant] {la réforme}.",
    "Le ministre s'est rendu à Rome, où <il> [a promis] {une aide}.",
    "<Ils> [ont assuré], au terme de trois jours de débats, qu'{un accord était à portée de main}.",
]
OCCASIONS = [
    "<Le ministre> [a condamné] {l'attaque} lors d'une visite à Rome.",
    "<Le ministre> [a condamné] {l'attaque}, à l'issue d'une réunion à Rome.",
    "<Le ministre> [a demandé] {une enquête} après avoir visité le port.",
    "<Le ministre> [a réclamé] {une enquête}, sans donner de détails.",
    "<Le ministre> [a promis] de {revenir}, alors que la pluie tombait.",
    "<La ministre> [a affirmé] que {la trêve tenait}, tandis que les combats continuaient.",
    "<Le ministre> [a salué] {un plan qui prévoit un retrait}.",
    "<Le ministre> [a dit] que {la trêve tiendrait s'il le fallait jusqu'au printemps}.",
    "<Le ministre> [a promis] d'« {accélérer les travaux} » lors d'une visite à Lyon.",
    "<Le président> [a annoncé] {le retrait des troupes} après des semaines de doute.",
    "<Le préfet> [a indiqué] que {le feu était éteint}, sans donner de bilan.",
    "<La ministre> [a réclamé] {une enquête} – une première depuis dix ans.",
    "<Le maire> [a condamné] {des fraudes}, accusations démenties par le préfet.",
]
GOING_ON = [
    "<Le ministre> [a salué] {l'accord}, tout en rappelant que la trêve était fragile.",
    "<Berlin> [a condamné] {l'attaque} et Paris a demandé une enquête.",
    "Berlin a condamné l'attaque et <Paris> [a demandé] {une enquête}.",
    "<Berlin> [a affirmé] que {la trêve tenait}, mais Paris a dit en douter.",
    "<La ministre> [a affirmé] que {la trêve tenait} et a quitté la salle.",
    "<La ministre> [a salué] {le courage des soldats}, puis a décoré trois d'entre eux.",
    "<La ministre> [a promis] d'{aider les sinistrés et de reconstruire le pont}.",
    "La ministre est arrivée à Rome et [a promis] {une aide}.",
    "<Le président> [accuse] ses rivaux de {mentir} et exige des excuses.",
    "Le président accuse ses rivaux de mentir et [exige] {des excuses}.",
    "<Le général> [a affirmé] que {ses hommes tenaient la ville et qu'ils y resteraient}.",
    "<La ministre> [a affirmé] que {la trêve tenait}, ajoutant que rien ne pressait.",
    "Moscou a salué la rencontre, <le chef de la délégation> [assurant] que {la paix était"
    " proche}.",
    "<Le ministre> [a qualifié] {l'offre d'absurde} et a quitté la table.",
    "<Le ministre> [a qualifié] {l'offre d'absurde} et la présidente Anna Roth a demandé un vote.",
    "<Le maire> [a annoncé] que {le pont était sûr} et la ministre a affirmé qu'il rouvrirait.",
    "<Le ministre> [a affirmé] que {la trêve avait tenu} et a exhorté Moscou à la prolonger.",
    "<Le ministre> [affirme] que {la trêve a tenu}, exhorte Moscou à la prolonger et se tait.",
    "Le ministre a salué l'accord, [condamné] {l'attaque} et quitté la salle.",
    "<La ministre> [a annoncé] {une aide}, qu'elle a jugée insuffisante.",
    "<La ministre> [a promis] {une aide}, et a ensuite reçu les familles.",
    "<La ministre> [a dit] que {l'aide arriverait}, a-t-on appris mardi.",
    "<Le témoin> [a déclaré] que {la police avait tiré}, mais le préfet a ouvert une enquête.",
    "<Le groupe> [a confirmé] {la fermeture du site} et va en discuter avec les élus.",
    "<Le porte-parole> [a précisé] que {les travaux débuteraient en mars et seraient longs}.",
]
SUBJECTS = [
    "<Le ministre>, qui s'exprimait à Rome, [a déclaré] que {la trêve tenait}.",
    "<Le ministre>, arrivé mardi à Rome, et la présidente, [ont demandé] {une enquête}.",
    "Après un entretien avec la présidente, <le ministre> [a déclaré] que {la trêve tenait}.",
    "<La ministre de la Défense>, Anna Roth, [a demandé] {une enquête}.",
    "Le président a reçu un officier, un homme âgé, qui [a raconté] que {la ville était vide}.",
    "<Le chef de l'État>, dont la venue n'était pas prévue, [a promis] {une aide}.",
    "Venu à Rome, <le ministre> [a promis] {une aide}.",
    "Le ministre est venu, a vu les blessés et [a promis] {une aide}.",
    "Le ministre, après avoir vu les blessés, est sorti [en promettant] {une aide}.",
    "Le ministre a lu une lettre [annonçant] que {la trêve tenait}.",
    "Le chef du parti, [dénonçant] {une fraude}, a saisi le juge.",
    "<Le ministre>, en visite à Paris, [a déclaré] que {la trêve tenait}.",
    "<Le ministre>, interrogé par la presse, [a refusé] de {répondre}.",
    "À Rome, <le ministre> [a déclaré] que {la trêve tenait}.",
    "Mardi, devant les députés, <la ministre> [a reconnu] que {le plan avait échoué}.",
    "<Le ministre et la secrétaire d'État> [ont déclaré] que {la trêve tenait}.",
    "<Le « père de la nation »> [a déclaré] que {la trêve tenait}.",
    "C'est <le maire> qui [a annoncé] {la fermeture du pont}.",
    "<L'un des otages> [a raconté] que {la cave était froide}.",
    "<Ni le ministre ni la présidente> n'[ont confirmé] {cette visite}.",
    "<Le communiqué du ministère> [précise] que {deux soldats sont blessés}.",
    "<La déclaration commune> [souligne] que {la trêve est fragile}.",
    "<Des milliers de manifestants> [ont réclamé] {la démission du gouvernement}.",
    "<Les ministres chinois et russe> [ont salué] {l'accord}.",
    "<M. Durand et Mme Petit>, deux élus du parti, [ont demandé] {une enquête}.",
]
WHERE_SAID = [
    "Dans un entretien au journal, <la ministre> [a affirmé] que {la trêve tenait}.",
    "<La ministre> [a écrit] sur son compte que {la trêve tenait}.",
    "{La trêve tient}, [peut-on lire] dans <le communiqué>.",
    "{La trêve tient}, [a-t-elle dit], citée par l'agence.",
    "{La trêve tient}, [a déclaré] à la presse <le ministre de la Défense>, en marge du sommet.",
    "{« La trêve tient »}, [s'est réjoui] <le ministre>.",
    "{« La trêve tient »}, [a insisté] <le ministre>, avant de quitter la salle.",
    "{La trêve}, [assure-t-on] à Moscou, {tiendra jusqu'à l'hiver}.",
    "Comme l'[a dit] <le ministre>, {la trêve tient}.",
    "À en [croire] <le ministre>, {la trêve tient}.",
    "<Le premier ministre> [a ordonné] en mai aux préfets de {ne plus délivrer de permis}.",
    "<Le candidat> [a promis], s'il est élu, de {baisser les impôts}.",
    "<Le ministre> a écrit aux élus pour leur [exprimer] {sa gratitude}.",
    "{La facture} [selon] <le quotidien Les Échos> {a doublé, pour revenir à son niveau de 2005}.",
]

FORMS = {
    "subordinates": SUBORDINATES,
    "occasions": OCCASIONS,
    "going on": GOING_ON,
    "subjects": SUBJECTS,
    "where said": WHERE_SAID,
}


@pytest.mark.parametrize(
    ("form", "marked"), [(form, marked) for form, cases in FORMS.items() for marked in cases]
)
def test_content_ends_where_the_cue_ends_to_govern(form: str, marked: str, expect: Expect) -> None:
    expect(form, marked)
