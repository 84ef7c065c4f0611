"""Longer texts of our own, read whole: who speaks at each cue, over several paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.test_speakers import are
from known_misses import Ledger
from marked import told
from verbale.extract.reader import Verbale
from verbale.record.checks import check
from verbale.record.types import Record

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))

READOUT = """Entretien entre Wang Yi et Sergueï Lavrov

PÉKIN – Le ministre chinois des Affaires étrangères, Wang Yi, a reçu mardi son homologue russe, \
Sergueï Lavrov, en visite officielle.
M. Wang a souligné que les deux pays étaient de bons voisins. Il a rappelé que la Chine respectait \
les traités, estimant que la confiance grandissait.
M. Lavrov a quant à lui salué les progrès accomplis, ajoutant que Moscou tiendrait parole. \
« Nous avançons », a-t-il dit.
Les deux ministres ont réaffirmé leur soutien à la paix. Les deux parties ont appelé à un \
cessez-le-feu. Ils sont convenus de se revoir en mai.
Son interlocuteur lui a répondu que rien ne pressait. La partie chinoise s'est engagée à ouvrir \
deux ports."""

WIRE = """Attentat de Bamako : l'ONU réclame une enquête

Un haut responsable malien a affirmé lundi que l'attaque avait fait dix morts. Selon cette source, \
deux suspects ont été arrêtés.
Le gouvernement malien a condamné l'attentat. Dans un communiqué, il promet de punir les auteurs.
« Nous sommes en deuil », a déclaré la ministre de la Santé, Aminata Traoré. Elle a demandé aux \
habitants de donner leur sang.
La porte-parole de l'ONU, Jane Smith, a réclamé une enquête. La porte-parole a ajouté que des \
experts partiraient jeudi. Cette dernière n'a pas précisé leur nombre.
Des témoins ont raconté que la foule avait fui. L'un des blessés a dit n'avoir rien vu venir. \
Un commerçant du quartier a affirmé que les secours avaient tardé.
Les sources diplomatiques françaises assurent que Paris n'a pas été prévenu. L'organisation a \
appelé au calme. L'Amicale des commerçants, une association locale, a dénoncé l'absence de police.
Les autorités n'ont pas confirmé ce bilan, et le pays a décrété trois jours de deuil."""

INTERVIEW = """Q – Madame la ministre, où en est l'accord ?
R – L'accord est prêt. Il sera signé lundi.
Q – Paris a-t-il cédé ?
R – Non. Nous avons demandé des garanties et nous les avons."""

PARLIAMENT = """M. Dupont a dénoncé « un budget de façade ». « Les hôpitaux ferment. \
Qui paiera ? », a-t-il lancé.
Mme Petit, députée de Lyon, lui a reproché d'oublier l'école. « Nous avons voté ces crédits », \
a rappelé la députée, « et nous les défendrons ». M. Dupont a répliqué que rien n'était acquis.
Le Premier ministre a défendu son texte. Le chef du gouvernement a promis une loi. Son ministre \
de l'Intérieur a prévenu que les contrôles seraient renforcés.
« Le temps presse.
« Nous n'attendrons pas », a conclu le Premier ministre.
L'administration Trump a fait savoir qu'elle observait le débat. Le président américain Donald \
Trump a dit espérer un vote rapide. Trump a également critiqué l'Otan. Le républicain juge \
l'Alliance « obsolète ».
Les présidents français et turc ont déclaré que la trêve tenait. Les dirigeants se sont dits \
satisfaits. Les deux hommes ont promis de se revoir. Le pays hôte a remercié ses partenaires."""

SUMMIT = """Sommet de Nairobi : les capitales se divisent

« Nous avons demandé une pause, et nous l'attendons », a déclaré le ministre kényan des Affaires \
étrangères, Musalia Mudavadi. « J'ai promis de revenir », a-t-il ajouté.
Le Kenya est convenu avec la Somalie de rouvrir la frontière. Selon le président du Sénat, le \
texte est prêt. Le vice-président pour l'Afrique de l'organisation Horizon a salué « un pas ».
L'ambassadeur de France à Nairobi a démenti toute ingérence. L'ambassade a ajouté que Paris \
restait neutre. Les gouvernements kényan et somalien ont salué l'accord. Les armées kényane et \
ougandaise ont annoncé une trêve.
Les manifestants kényans et somaliens ont réclamé des vivres. Les manifestants ont dénoncé la \
corruption. Des responsables américains ont dit craindre une rupture. Des responsables américains \
ont affirmé que rien n'était signé.
Le quotidien Horizon a révélé que la réunion avait duré dix heures. Horizon précise que deux \
ministres ont quitté la salle. Selon le journal, le vote est reporté.
Le Parlement a rejeté le texte, qui, selon l'opposition, bafoue la loi. Le texte est mort et, \
selon les élus, personne ne le regrette ; la trêve, d'après l'ONU, est rompue depuis mardi.
Le ministère a publié un communiqué. Ce texte affirme que la trêve tient. Le communiqué de l'Union \
africaine précise que des observateurs partiront.
Le haut responsable a promis une aide. Son pays a annoncé un don. Le pays a remercié ses voisins. \
Le responsable n'a pas dit quand. Le secrétaire général de l'ONU, António Guterres, a appelé les \
belligérants à la retenue. Le Premier ministre éthiopien, Abiy Ahmed, et le président du Soudan du \
Sud, Salva Kiir, ont promis leur aide. Ces derniers ont quitté Nairobi. M. Ahmed a assuré à \
M. Kiir que la route serait sûre. Ce dernier l'en a remercié. Son homologue sud-soudanais lui a \
répondu que le temps pressait. Son interlocuteur a dit le comprendre."""

CASE = """L'accusé a nié les faits. L'accusé a dit regretter. Un passant a raconté que la rue \
était vide. L'une des victimes a affirmé que la porte était ouverte. Les deux hommes se sont tus.
Les avocats, qui contestent l'enquête, ont demandé un report, puis l'audience a repris. Le juge, \
lui, a estimé que le dossier était clair et que la défense avait eu le temps.
« Je n'ai rien fait », a-t-il répété. « On m'accuse à tort. »
La partie civile, le parquet et la défense ont dit attendre le jugement. Un tribunal \
« indépendant » est, selon la loi, saisi d'office. L'AFP et Reuters ont rapporté que la \
salle était pleine, mais, selon le greffe, vingt places restaient libres.
Elle a dit qu'elle reviendrait. Eux ont répondu qu'ils partaient. La FIDH, une ONG, a jugé le \
procès inéquitable. Elle l'a qualifié de « farce ». Elle a dit tout ignorer du reste et se \
réserver le droit de saisir la Cour."""

TEXTS = {
    "summit": SUMMIT,
    "case": CASE,
    "readout": READOUT,
    "wire": WIRE,
    "interview": INTERVIEW,
    "parliament": PARLIAMENT,
}

# The text, some words of the content, who said them.
SAID: list[tuple[str, str, list[str]]] = [
    ("readout", "bons voisins", ["Wang Yi"]),
    ("readout", "la Chine respectait les traités", ["Wang Yi"]),
    ("readout", "la confiance grandissait", ["Wang Yi"]),
    ("readout", "les progrès accomplis", ["Sergueï Lavrov"]),
    ("readout", "Moscou tiendrait parole", ["Sergueï Lavrov"]),
    ("readout", "Nous avançons", ["Sergueï Lavrov"]),
    ("readout", "leur soutien à la paix", ["Wang Yi", "Sergueï Lavrov"]),
    ("readout", "un cessez-le-feu", ["CHN", "RUS"]),
    ("readout", "ouvrir deux ports", ["CHN"]),
    ("wire", "l'attaque avait fait dix morts", ["of MLI"]),
    ("wire", "deux suspects ont été arrêtés", ["of MLI"]),
    ("wire", "l'attentat", ["of MLI"]),
    ("wire", "punir les auteurs", ["of MLI"]),
    ("wire", "Nous sommes en deuil", ["Aminata Traoré"]),
    ("wire", "donner leur sang", ["Aminata Traoré"]),
    ("wire", "une enquête", ["Jane Smith"]),
    ("wire", "des experts partiraient jeudi", ["Jane Smith"]),
    ("wire", "la foule avait fui", ["témoins"]),
    ("wire", "les secours avaient tardé", ["commerçant du quartier"]),
    ("wire", "Paris n'a pas été prévenu", ["of FRA"]),
    ("summit", "Nous avons demandé une pause", ["Musalia Mudavadi"]),
    ("summit", "J'ai promis de revenir", ["Musalia Mudavadi"]),
    ("summit", "rouvrir la frontière", ["KEN", "SOM"]),
    ("summit", "toute ingérence", ["of FRA"]),
    ("summit", "l'accord", ["of KEN", "of SOM"]),
    ("summit", "la réunion avait duré dix heures", ["Horizon"]),
    ("summit", "deux ministres ont quitté la salle", ["Horizon"]),
    ("summit", "la trêve tient", ["ministère"]),
    ("summit", "des observateurs partiront", ["Union africaine"]),
    ("summit", "la retenue", ["António Guterres"]),
    ("summit", "leur aide", ["Abiy Ahmed", "Salva Kiir"]),
    ("summit", "la route serait sûre", ["Abiy Ahmed"]),
    ("case", "les faits", ["accusé"]),
    ("case", "regretter", ["accusé"]),
    ("case", "la rue était vide", ["passant"]),
    ("case", "un report", ["avocats"]),
    ("case", "le dossier était clair", ["juge"]),
    ("case", "la salle était pleine", ["Agence France-Presse", "Reuters"]),
    ("case", "vingt places restaient libres", ["greffe"]),
    ("parliament", "un budget de façade", ["Dupont"]),
    ("parliament", "Les hôpitaux ferment", ["Dupont"]),
    ("parliament", "oublier l'école", ["Petit"]),
    ("parliament", "nous les défendrons", ["Petit"]),
    ("parliament", "rien n'était acquis", ["Dupont"]),
    ("parliament", "elle observait le débat", ["of USA"]),
    ("parliament", "un vote rapide", ["Donald Trump"]),
    ("parliament", "l'Otan", ["Donald Trump"]),
    ("parliament", "la trêve tenait", ["of FRA", "of TUR"]),
]


@pytest.fixture(scope="module")
def records(french: Verbale) -> dict[str, Record]:
    return {name: french.read(text, published="2024-03-05") for name, text in TEXTS.items()}


@pytest.mark.parametrize("name", TEXTS)
def test_record_of_a_longer_text_is_sound(name: str, records: dict[str, Record]) -> None:
    assert check(records[name]) == []
    assert records[name].statements


@pytest.mark.parametrize(("name", "words", "who"), SAID)
def test_words_of_a_longer_text_are_given_to_their_speaker(
    name: str, words: str, who: list[str], records: dict[str, Record], ledger: Ledger
) -> None:
    record = records[name]
    text = record.document.text
    assert text.count(words) >= 1
    found = [
        [record.actor(key) for key in statement.speakers]
        for statement in record.statements
        if any(words in span.of(text) for span in statement.content)
    ]
    right = any(are(actors, who) for actors in found)
    ledger.settle(f"speaker in {name}", words, "" if right else told(record))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_shipped_example_gives_a_sound_record_with_statements(path: Path, french: Verbale) -> None:
    record = french.read(path.read_text(encoding="utf-8"), id=path.stem)
    assert check(record) == []
    assert len(record.statements) >= 5
    attributed = [found for found in record.statements if found.speakers]
    assert len(attributed) >= 0.7 * len(record.statements)
