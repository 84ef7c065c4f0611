import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.languages.fr.articles import Agreement, complement, definite, without_article


@pytest.mark.parametrize(
    ("name", "agreement", "article", "expected"),
    [
        ("Chine", "f", True, ("la Chine", "de Chine")),
        ("Japon", "m", True, ("le Japon", "du Japon")),
        ("Iran", "m", True, ("l'Iran", "d'Iran")),
        ("Égypte", "f", True, ("l'Égypte", "d'Égypte")),
        ("États-Unis", "mp", True, ("les États-Unis", "des États-Unis")),
        ("Philippines", "fp", True, ("les Philippines", "des Philippines")),
        ("Cuba", "f", False, ("Cuba", "de Cuba")),
        ("Israël", "m", False, ("Israël", "d'Israël")),
        ("Haïti", "m", False, ("Haïti", "d'Haïti")),
        ("Hongrie", "f", True, ("la Hongrie", "de Hongrie")),
        ("Honduras", "m", True, ("le Honduras", "du Honduras")),
        ("Yémen", "m", True, ("le Yémen", "du Yémen")),
    ],
)
def test_a_country_takes_its_article(
    name: str, agreement: Agreement, article: bool, expected: tuple[str, str]
) -> None:
    found = (
        definite(name, agreement, article=article),
        complement(name, agreement, article=article),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("name", "rest"),
    [("Le Caire", "Caire"), ("La Havane", "Havane"), ("Le Cap", "Le Cap"), ("Rome", "Rome")],
)
def test_a_town_may_lose_its_article_but_not_become_a_common_word(name: str, rest: str) -> None:
    assert without_article(name) == rest


# The definite form of every state, read through once: it decides which pronoun may stand for it.
DEFINITE = """
l'Afghanistan l'Angola l'Albanie Andorre les·Émirats·arabes·unis l'Argentine l'Arménie
Antigua-et-Barbuda l'Australie l'Autriche l'Azerbaïdjan le·Burundi la·Belgique le·Bénin
le·Burkina·Faso le·Bangladesh la·Bulgarie Bahreïn les·Bahamas la·Bosnie-Herzégovine la·Biélorussie
le·Belize la·Bolivie le·Brésil la·Barbade le·Brunei le·Bhoutan le·Botswana
la·République·centrafricaine le·Canada la·Suisse le·Chili la·Chine la·Côte·d'Ivoire le·Cameroun
la·République·démocratique·du·Congo le·Congo-Brazzaville la·Colombie les·Comores le·Cap-Vert
le·Costa·Rica Cuba Chypre la·Tchéquie l'Allemagne Djibouti la·Dominique le·Danemark
la·République·dominicaine l'Algérie l'Équateur l'Égypte l'Érythrée l'Espagne l'Estonie l'Éthiopie
la·Finlande les·Fidji la·France la·Micronésie le·Gabon le·Royaume-Uni la·Géorgie le·Ghana la·Guinée
la·Gambie la·Guinée-Bissau la·Guinée·équatoriale la·Grèce la·Grenade le·Guatemala le·Guyana
le·Honduras la·Croatie Haïti la·Hongrie l'Indonésie l'Inde l'Irlande l'Iran l'Irak l'Islande Israël
l'Italie la·Jamaïque la·Jordanie le·Japon le·Kazakhstan le·Kenya le·Kirghizistan le·Cambodge
les·Kiribati Saint-Christophe-et-Niévès la·Corée·du·Sud le·Koweït le·Laos le·Liban le·Liberia
la·Libye Sainte-Lucie le·Liechtenstein le·Sri·Lanka le·Lesotho la·Lituanie le·Luxembourg
la·Lettonie le·Maroc Monaco la·Moldavie Madagascar les·Maldives le·Mexique les·Îles·Marshall
la·Macédoine·du·Nord le·Mali Malte la·Birmanie le·Monténégro la·Mongolie le·Mozambique
la·Mauritanie Maurice le·Malawi la·Malaisie la·Namibie le·Niger le·Nigeria le·Nicaragua
les·Pays-Bas la·Norvège le·Népal Nauru la·Nouvelle-Zélande Oman le·Pakistan le·Panama le·Pérou
les·Philippines les·Palaos la·Papouasie-Nouvelle-Guinée la·Pologne la·Corée·du·Nord le·Portugal
le·Paraguay la·Palestine le·Qatar la·Roumanie la·Russie le·Rwanda l'Arabie·saoudite le·Soudan
le·Sénégal Singapour les·Îles·Salomon la·Sierra·Leone le·Salvador Saint-Marin la·Somalie la·Serbie
le·Soudan·du·Sud Sao·Tomé-et-Principe le·Suriname la·Slovaquie la·Slovénie la·Suède l'Eswatini
les·Seychelles la·Syrie le·Tchad le·Togo la·Thaïlande le·Tadjikistan le·Turkménistan
le·Timor·oriental les·Tonga Trinité-et-Tobago la·Tunisie la·Turquie les·Tuvalu Taïwan la·Tanzanie
l'Ouganda l'Ukraine l'Uruguay les·États-Unis l'Ouzbékistan le·Saint-Siège
Saint-Vincent-et-les-Grenadines le·Venezuela le·Vietnam le·Vanuatu les·Samoa le·Kosovo le·Yémen
l'Afrique·du·Sud la·Zambie le·Zimbabwe
"""


def test_every_state_has_the_article_that_was_read_through() -> None:
    base = KnowledgeBase.load()
    expected = {name.replace("·", " ") for name in DEFINITE.split()}
    states = {base.entry(key).definite for key in base.listed if key.startswith("country:")}
    assert states == expected
    assert len(states) == 197
