import pytest

from verbale.actors.knowledge import KnowledgeBase
from verbale.languages.fr.adjectives import four_forms

FOUR_FORMS = """
afghan afghane afghans afghanes
américain américaine américains américaines
belge belge belges belges
brésilien brésilienne brésiliens brésiliennes
burkinabè burkinabè burkinabè burkinabè
chinois chinoise chinois chinoises
congolais congolaise congolais congolaises
espagnol espagnole espagnols espagnoles
français française français françaises
ghanéen ghanéenne ghanéens ghanéennes
grec grecque grecs grecques
guatémaltèque guatémaltèque guatémaltèques guatémaltèques
hellénique hellénique helléniques helléniques
israélien israélienne israéliens israéliennes
kazakh kazakhe kazakhs kazakhes
kényan kényane kényans kényanes
kirghiz kirghize kirghiz kirghizes
kosovar kosovare kosovars kosovares
lao lao lao lao
letton lettone lettons lettones
libyen libyenne libyens libyennes
monégasque monégasque monégasques monégasques
mongol mongole mongols mongoles
monténégrin monténégrine monténégrins monténégrines
nigérian nigériane nigérians nigérianes
nigérien nigérienne nigériens nigériennes
nippon nippone nippons nippones
nord-coréen nord-coréenne nord-coréens nord-coréennes
occidental occidentale occidentaux occidentales
ouzbek ouzbèke ouzbeks ouzbèkes
philippin philippine philippins philippines
qatari qatarie qataris qataries
russe russe russes russes
sahraoui sahraouie sahraouis sahraouies
sri-lankais sri-lankaise sri-lankais sri-lankaises
suisse suisse suisses suisses
tadjik tadjike tadjiks tadjikes
tchèque tchèque tchèques tchèques
thaï thaïe thaïs thaïes
touareg touarègue touaregs touarègues
turc turque turcs turques
uruguayen uruguayenne uruguayens uruguayennes
"""


@pytest.mark.parametrize("line", FOUR_FORMS.split("\n")[1:-1])
def test_an_adjective_has_the_four_forms_that_are_printed(line: str) -> None:
    masculine, feminine, masculine_plural, feminine_plural = line.split(" ")
    forms = four_forms(masculine)
    assert forms.masculine == (masculine,)
    assert forms.feminine[0] == feminine
    assert forms.masculine_plural[0] == masculine_plural
    assert forms.feminine_plural[0] == feminine_plural


def test_an_exception_may_have_several_spellings() -> None:
    assert four_forms("letton").feminine == ("lettone", "lettonne")
    assert four_forms("burkinabè").masculine_plural == ("burkinabè", "burkinabès")


def test_every_feminine_of_a_state_ends_as_french_feminines_do() -> None:
    invariable = {"burkinabè", "lao"}
    base = KnowledgeBase.load()
    for key in base.listed:
        for four in base.entry(key).adjectives if key.startswith("country:") else ():
            if four[0][0] not in invariable:
                assert four[1][0].endswith("e"), four
                assert four[2][0].endswith(("s", "x", "z")), four
                assert four[3][0].endswith("es"), four
