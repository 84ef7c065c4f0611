"""Statements whose cue is a verb before a clause or an infinitive: sentences of our own.

Each sentence carries its answer: `<who>`, `[cue]`, `{content}` (see marked.py).
"""

from __future__ import annotations

import pytest

from marked import Expect

QUE_NEAR = [
    "<Le ministre> [a déclaré] que {la réunion se tiendrait à Genève}.",
    "<La porte-parole> [affirme] que {l'enquête avance}.",
    "<Les deux syndicats> [pensent et disent] que {la réforme est injuste}.",
    "<Le maire> [a reconnu] qu'{il y avait eu des retards}.",
    "<L'armée> [a confirmé] que {le pont était détruit}.",
    "<Le gouverneur> [a nié] que {des civils aient été visés}.",
    "<Rome> [a répété] que {le port resterait ouvert}.",
]
QUE_FAR = [
    "<Le ministre> [a expliqué], lors d'une conférence de presse tenue mardi à Berlin, que {la"
    " réunion aurait lieu}.",
    "<Le porte-parole> [a précisé] mercredi soir devant les journalistes que {le vol avait été"
    " annulé}.",
    "<La présidente> [a rappelé] à plusieurs reprises, au cours de son voyage en Asie, que {son"
    " pays respectait les traités}.",
    "<Le chancelier> [a souligné], à l'issue d'un entretien avec son homologue danois, que {rien"
    " n'était joué}.",
    "<Le général> [a indiqué] dans un communiqué publié dimanche que {ses hommes tenaient la"
    " colline}.",
    "<Le maire> [a assuré] aux habitants réunis sur la place que {l'eau reviendrait}.",
]
TENSES = [
    "<Le président> [avait promis] qu'{une loi serait votée avant l'été}.",
    "<Berlin> [annoncera] que {ses troupes quittent la région}.",
    "<La ministre> [aurait indiqué] que {le texte n'était pas prêt}.",
    "<Le Premier ministre> [soulignait] que {rien n'était décidé}.",
    "<Le président> [assura] que {la frontière resterait ouverte}.",
    "<Les médecins> [vont expliquer] que {le vaccin est sûr}.",
    "<Le juge> [vient d'annoncer] que {le procès est reporté}.",
    "<La ministre> [a également souligné] que {les délais étaient courts}.",
    "<Le pape> n'[a pas dit] que {la paix était proche}.",
]
CLITICS = [
    "<Le ministre> leur [a dit] que {l'aide arriverait en mars}.",
    "<L'ambassadeur> nous l'[a confirmé] : {le convoi est passé}.",
    "{« La route est longue »}, [a-t-il ajouté].",
    "{Les travaux commenceront en juin}, [ont-ils déclaré].",
    "{Deux soldats ont été blessés}, [a-t-on appris] lundi.",
    "{La récolte est perdue}, [affirme-t-elle].",
    "{Le sommet est reporté}, [a fait savoir] <l'Elysée>.",
    "{Rien ne presse}, [lui a répondu] <le maire>.",
    "{« Je reviendrai »}, [dit-il].",
]
REFLEXIVES = [
    "<Le président> [s'est félicité de] {la libération des otages}.",
    "<La ministre> [s'est dite prête à] {reprendre les discussions}.",
    "<La France> [s'est engagée à] {livrer trente véhicules}.",
    "<Le chancelier> [s'est déclaré] {favorable à un cessez-le-feu}.",
    "<Moscou> [s'est opposé à] {l'envoi d'une mission}.",
    "<Les dirigeants> [se sont réjouis de] {l'ouverture du corridor}.",
    "<La présidente> [s'est inquiétée de] {la montée des violences}.",
    "<Le sénateur> [s'est plaint de] {la lenteur des secours}.",
]
MULTIWORD = [
    "<Le ministère> [a fait savoir] que {la visite était reportée}.",
    "<La ministre> [a fait part de] {son inquiétude}.",
    "<Le secrétaire général> [a mis en garde contre] {une escalade}.",
    "<Le président> [a mis l'accent sur] {la lutte contre la pauvreté}.",
    "<Pékin> [a pris note de] {la décision de Tokyo}.",
    "<Le ministre> [a tenu à rappeler] que {la trêve était fragile}.",
    "<Le gouvernement> [a donné son accord] à {l'ouverture du corridor}.",
    "<L'Inde> [a fait état de] {dix blessés}.",
]
PARTICIPLES = [
    "La ministre a affirmé que les écoles rouvriraient, [précisant] que {les cantines resteraient"
    " fermées}.",
    "Le ministre a affirmé que la France tiendrait parole, [ajoutant] que {les livraisons avaient"
    " commencé}.",
    "Le président a salué l'accord, [estimant] qu'{il ouvrait une ère nouvelle}.",
    "L'ambassadeur a nié les faits, [dénonçant] {« un procès politique »}.",
    "[Rappelant] que {la frontière était fermée}, le ministre a demandé un délai.",
    "Le ministre a quitté la salle [en dénonçant] {« une mascarade »}.",
    "Le porte-parole a confirmé la visite, [tout en soulignant] que {rien n'était signé}.",
]
INFINITIVES = [
    "<Le ministre> [a promis] de {revenir avant la fin de l'année}.",
    "<Le gouvernement> [a menacé] de {quitter la table des négociations}.",
    "<La présidente> [a refusé] de {commenter cette affaire}.",
    "<Tokyo> [a proposé] d'{accueillir le prochain sommet}.",
    "<Le parti> [exige] d'{être reçu par le président}.",
    "<Le général> [affirme] {avoir repris la ville}.",
    "<Le suspect> [dit] {n'avoir rien vu}.",
    "<Le ministre> [a demandé] à l'armée de {protéger les civils}.",
    "<L'ONU> [a appelé] les deux camps à {cesser les combats}.",
    "<Ottawa> [a accusé] Moscou de {mener une guerre hybride}.",
    "<Le patron de l'usine> [a juré] de {payer les salaires}.",
]
QUESTIONS = [
    "<La députée> [a demandé] si {le gouvernement avait un plan}.",
    "<Le juge> [s'est demandé] si {la loi était appliquée}.",
    "<L'opposition> [a demandé] {pourquoi le rapport restait secret}.",
    "<Le porte-parole> n'[a pas précisé] {quand les troupes partiraient}.",
    "{Qui paiera}, [s'interroge] <le sénateur> ?",
]
COORDINATED = [
    "<Le ministre> [a salué] {l'accord} et a exhorté les parties à l'appliquer.",
    "Le ministre a salué l'accord et [a exhorté] les parties à {l'appliquer}.",
    "<Paris> [condamne] {l'attaque} et demande une enquête.",
    "Paris condamne l'attaque et [demande] {une enquête}.",
    "<Le président> [a rappelé] que {la loi était claire} et a ajouté qu'elle serait appliquée.",
    "Le président a rappelé que la loi était claire et [a ajouté] qu'{elle serait appliquée}.",
    "<Le ministre> [a indiqué] que {la route était ouverte et que les vivres arrivaient}.",
    "<La reine> [a remercié] {les sauveteurs}, salué leur courage et promis une aide.",
    "La reine a remercié les sauveteurs, [salué] {leur courage} et promis une aide.",
    "La reine a remercié les sauveteurs, salué leur courage et [promis] {une aide}.",
]

FORMS = {
    "que near": QUE_NEAR,
    "que far": QUE_FAR,
    "tenses": TENSES,
    "clitics": CLITICS,
    "reflexives": REFLEXIVES,
    "multiword": MULTIWORD,
    "participles": PARTICIPLES,
    "infinitives": INFINITIVES,
    "questions": QUESTIONS,
    "coordinated": COORDINATED,
}


@pytest.mark.parametrize(
    ("form", "marked"), [(form, marked) for form, cases in FORMS.items() for marked in cases]
)
def test_statement_of_a_verb_is_found(form: str, marked: str, expect: Expect) -> None:
    expect(form, marked)
