import pytest

from verbale.errors import InvalidLexicon
from verbale.languages.fr.roles import RoleMatch, Roles, tokens_of

ROLES = Roles.load()


def match(phrase: str, gentilics: set[int] = frozenset()) -> RoleMatch | None:  # type: ignore[assignment]
    return ROLES.match([token.lower() for token in tokens_of(phrase)], 0, gentilics)


@pytest.mark.parametrize(("text", "kind", "role"), ROLES.examples)
def test_every_example_of_the_lexicon_holds(text: str, kind: str, role: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.end, found.kind, found.role) == (len(tokens_of(text)), kind, role)


CASES = """
ambassadeur|diplomat|m|s
ambassadrices|diplomat|f|p
ministres|minister||p
ministre|minister||s
Première ministre|head_of_government|f|s
premiers ministres|head_of_government|m|p
chancelière|head_of_government|f|s
chef du gouvernement|head_of_government|m|s
président de la République|head_of_state|m|s
présidentes|head_of_state|f|p
chef de l'Etat|head_of_state|m|s
chefs d'État|head_of_state|m|p
reine|head_of_state|f|s
émirs|head_of_state|m|p
guide suprême|head_of_state|m|s
ministre des Affaires étrangères|foreign_minister||s
chef de la diplomatie|foreign_minister|m|s
cheffe de la diplomatie|foreign_minister|f|s
ministre de l'Europe et des Affaires étrangères|foreign_minister||s
ministre des Armées|defence_minister||s
secrétaire à la Défense|defence_minister||s
ministre de l'Intérieur|minister||s
vice-ministre des Affaires étrangères|minister||s
garde des Sceaux|minister|m|s
porte-parole|spokesperson||
porte-parole du ministère des Affaires étrangères|spokesperson||
consuls généraux|diplomat|m|p
chargée d'affaires|diplomat|f|s
émissaire de l'ONU|diplomat||s
haute représentante|diplomat|f|s
négociatrice en chef|official|f|s
numéro deux|official|m|s
représentante des Nations unies|diplomat|f|s
députées|legislator|f|p
sénateurs|legislator|m|p
président du Parlement|legislator|m|s
présidente de l'Assemblée nationale|legislator|f|s
généraux|military|m|p
colonel|military|m|s
chef d'état-major|military|m|s
commandant en chef|military|m|s
procureure générale|justice|f|s
juges d'instruction|justice||p
magistrats|justice|m|p
secrétaire général|official|m|s
secrétaires généraux|official|m|p
secrétaire général de l'ONU|official|m|s
directrice générale|official|f|s
présidente de la Commission européenne|official|f|s
commissaire européen|official|m|s
conseiller à la sécurité nationale|official|m|s
hauts fonctionnaires|official|m|p
haute responsable|official|f|s
gouverneur|official|m|s
maires|official||p
préfète|official|f|s
vice-présidente|official|f|s
prince héritier|official|m|s
chef de l'opposition|party|m|s
opposante|party|f|s
candidates à la présidentielle|party|f|p
leaders|party||p
militants|civil_society|m|p
activiste|civil_society||s
défenseuse des droits humains|civil_society|f|s
PDG|business||
patronne|business|f|s
hommes d'affaires|business|m|p
journalistes|media||p
correspondante|media|f|s
rédacteur en chef|media|m|s
analystes|other||p
chercheuse|other|f|s
"""


@pytest.mark.parametrize("line", CASES.split("\n")[1:-1])
def test_a_phrase_has_its_role_gender_and_number(line: str) -> None:
    text, role, gender, number = line.split("|")
    found = match(text)
    assert found is not None
    assert found.end == len(tokens_of(text))
    assert (found.role, found.gender, found.number) == (role, gender, number)


@pytest.mark.parametrize(
    ("text", "gender", "number"),
    [("M.", "m", "s"), ("Mme", "f", "s"), ("MM.", "m", "p"), ("Mmes", "f", "p"), ("Dr", "", "s")],
)
def test_a_civil_title_tells_gender_and_number(text: str, gender: str, number: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.kind, found.gender, found.number) == ("title", gender, number)


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("ministère des Affaires étrangères", "foreign_ministry"),
        ("diplomatie", "foreign_ministry"),
        ("ministère de la Défense", "defence_ministry"),
        ("gouvernement", "government"),
        ("autorités", "government"),
        ("présidence", "presidency"),
        ("Assemblée nationale", "lower_house"),
        ("Parlement", "parliament"),
        ("Sénat", "senate"),
        ("forces armées", "army"),
        ("état-major", "staff"),
        ("Cour suprême", "supreme_court"),
        ("banque centrale", "central_bank"),
        ("ambassade", "embassy"),
        ("presse officielle", "press"),
        ("opposition", "opposition"),
    ],
)
def test_an_institution_has_the_word_of_the_knowledge_base(text: str, institution: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.kind, found.institution, found.country) == ("institution", institution, True)


@pytest.mark.parametrize("text", ["manifestants", "réfugiés", "ONG", "rebelles", "société civile"])
def test_a_crowd_is_a_group_without_role(text: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.kind, found.role) == ("group", None)


def test_an_unnamed_source_is_told_from_an_office() -> None:
    found = match("sources diplomatiques")
    assert found is not None
    assert (found.kind, found.role, found.number) == ("source", "diplomat", "p")


def test_a_nationality_may_stand_between_head_and_complement() -> None:
    found = match("ministre chinois des Affaires étrangères", {1})
    assert found is not None
    assert (found.role, found.end, found.inside, found.head) == ("foreign_minister", 5, (1,), 0)


def test_without_the_nationality_known_the_head_stands_alone() -> None:
    found = match("ministre chinois des Affaires étrangères")
    assert found is not None
    assert (found.role, found.end) == ("minister", 1)


def test_a_nationality_after_the_head_is_no_part_of_the_phrase() -> None:
    found = match("ministre chinois et le président", {1})
    assert found is not None
    assert (found.end, found.inside) == (1, ())


def test_an_acting_minister_is_a_minister() -> None:
    found = match("ministre iranien par intérim des Affaires étrangères", {1})
    assert found is not None
    assert (found.role, found.end) == ("foreign_minister", 7)


@pytest.mark.parametrize("text", ["ex-président", "ancien président", "ancienne présidente"])
def test_a_former_office_is_marked(text: str) -> None:
    found = match(text)
    assert found is not None
    assert (found.role, found.former) == ("head_of_state", True)


def test_the_longest_phrase_wins() -> None:
    found = match("président de la Commission européenne a dit")
    assert found is not None
    assert (found.role, found.end) == ("official", 5)


def test_a_secretary_of_state_is_the_foreign_minister_in_some_countries() -> None:
    found = match("secrétaire d'État")
    assert found is not None
    assert found.role_in("USA") == "foreign_minister"
    assert found.role_in("FRA") == found.role_in(None) == "minister"


@pytest.mark.parametrize("text", ["table", "xyz", "des ministres", ""])
def test_other_words_are_no_role(text: str) -> None:
    assert ROLES.match([text], 0) is None


def test_a_match_may_start_anywhere() -> None:
    tokens = ["selon", "le", "porte-parole", "du", "kremlin", ","]
    found = ROLES.match(tokens, 2)
    assert found is not None
    assert (found.start, found.end, found.role) == (2, 5, "spokesperson")


def test_an_unknown_role_is_refused() -> None:
    lexicon = {"inserted": [], "former": [], "role": [{"role": "chief", "phrases": ["chef(fe)"]}]}
    with pytest.raises(InvalidLexicon, match="'chief' is no role"):
        Roles(lexicon)
