from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import InvalidLexicon
from verbale.languages.fr.conjugation import Form, Tense, forms_of, verb_forms
from verbale.languages.fr.cues import load_cues

# Spelling, infinitive, tense, then person and number, or gender and number: written by hand.
BY_HAND = """
affirme affirmer present 3s
affirment affirmer present 3p
affirmait affirmer imperfect 3s
affirmaient affirmer imperfect 3p
affirma affirmer past 3s
affirmèrent affirmer past 3p
affirmera affirmer future 3s
affirmeraient affirmer conditional 3p
affirmant affirmer present_participle -
affirmé affirmer past_participle ms
affirmées affirmer past_participle fp
affirmer affirmer infinitive -
affirmât affirmer imperfect_subjunctive 3s
annonce annoncer present 3s
annonçons annoncer present 1p
annonçait annoncer imperfect 3s
annonça annoncer past 3s
annoncèrent annoncer past 3p
annonçant annoncer present_participle -
annoncions annoncer imperfect 1p
dénonçaient dénoncer imperfect 3p
prononceront prononcer future 3p
exige exiger present 3s
exigeons exiger present 1p
exigeait exiger imperfect 3s
exigions exiger imperfect 1p
exigeant exiger present_participle -
exigea exiger past 3s
jugeait juger imperfect 3s
engagés engager past_participle mp
appelle appeler present 3s
appelons appeler present 1p
appelait appeler imperfect 3s
appellera appeler future 3s
appelé appeler past_participle ms
rappelle rappeler present 3s
rappellent rappeler present 3p
rejette rejeter present 3s
rejettera rejeter future 3s
rejetait rejeter imperfect 3s
rejetée rejeter past_participle fs
martèle marteler present 3s
martelait marteler imperfect 3s
interpelle interpeller present 3s
révèle révéler present 3s
révèlent révéler present 3p
révélait révéler imperfect 3s
révélera révéler future 3s
révèlera révéler future 3s
réitère réitérer present 3s
réitéra réitérer past 3s
suggère suggérer present 3s
espère espérer present 3s
espèrent espérer present 3p
répète répéter present 3s
considère considérer present 3s
considérant considérer present_participle -
allègue alléguer present 3s
inquiète inquiéter present 3s
concède concéder present 3s
asséna asséner past 3s
fulmine fulminer present 3s
relève relever present 3s
relèvera relever future 3s
relevait relever imperfect 3s
soulève soulever subjunctive 3s
balaie balayer present 3s
balaye balayer present 3s
balayait balayer imperfect 3s
essaient essayer present 3p
relaie relayer present 3s
relaiera relayer future 3s
appuie appuyer present 3s
nie nier present 3s
niaient nier imperfect 3p
niions nier imperfect 1p
nié nier past_participle ms
avoue avouer present 3s
avouera avouer future 3s
réfute réfuter present 3s
tweete tweeter present 3s
avertit avertir present 3s
avertit avertir past 3s
avertissait avertir imperfect 3s
avertissent avertir present 3p
averti avertir past_participle ms
avertissant avertir present_participle -
garantira garantir future 3s
réagit réagir present 3s
réjouissent réjouir present 3p
réjouie réjouir past_participle fs
ralentissait ralentir imperfect 3s
dit dire present 3s
dit dire past 3s
dit dire past_participle ms
disait dire imperfect 3s
dites dire present 2p
dite dire past_participle fs
diraient dire conditional 3p
dise dire subjunctive 3s
interdisez interdire present 2p
contredit contredire present 3s
prédisait prédire imperfect 3s
redit redire past_participle ms
fait faire present 3s
font faire present 3p
fit faire past 3s
fera faire future 3s
fasse faire subjunctive 3s
fassions faire subjunctive 1p
mettent mettre present 3p
mit mettre past 3s
mis mettre past_participle ms
mis mettre past_participle mp
mise mettre past_participle fs
promet promettre present 3s
promis promettre past_participle ms
promettant promettre present_participle -
admirent admettre past 3p
soumis soumettre past_participle ms
émet émettre present 3s
prend prendre present 3s
prennent prendre present 3p
prit prendre past 3s
prenait prendre imperfect 3s
appris apprendre past_participle ms
reprend reprendre present 3s
tient tenir present 3s
tiennent tenir present 3p
tint tenir past 3s
tiendra tenir future 3s
soutiennent soutenir present 3p
soutenait soutenir imperfect 3s
soutenu soutenir past_participle ms
convient convenir present 3s
convinrent convenir past 3p
convenus convenir past_participle mp
convenues convenir past_participle fp
conviendront convenir future 3p
prévient prévenir present 3s
maintiendrait maintenir conditional 3s
reconnaît reconnaître present 3s
reconnait reconnaître present 3s
reconnaissait reconnaître imperfect 3s
reconnut reconnaître past 3s
reconnaîtra reconnaître future 3s
reconnu reconnaître past_participle ms
écrit écrire present 3s
écrivait écrire imperfect 3s
écrivit écrire past 3s
écrite écrire past_participle fs
répond répondre present 3s
répondit répondre past 3s
répondu répondre past_participle ms
répondra répondre future 3s
entend entendre present 3s
entendues entendre past_participle fp
prétendait prétendre imperfect 3s
défend défendre present 3s
plaint plaindre present 3s
plaignait plaindre imperfect 3s
plaignent plaindre present 3p
plainte plaindre past_participle fs
craint craindre present 3s
craignirent craindre past 3p
craindrait craindre conditional 3s
enjoint enjoindre present 3s
enjoignit enjoindre past 3s
convainc convaincre present 3s
convainquait convaincre imperfect 3s
convaincu convaincre past_participle ms
exclut exclure present 3s
exclut exclure past 3s
exclu exclure past_participle ms
exclurait exclure conditional 3s
conclu conclure past_participle ms
conclut conclure past 3s
conclurent conclure past 3p
inclus inclure past_participle ms
offre offrir present 3s
offert offrir past_participle ms
offrirait offrir conditional 3s
ouvrent ouvrir present 3p
appauvrit appauvrir present 3s
veut vouloir present 3s
voudrait vouloir conditional 3s
veuille vouloir subjunctive 3s
peuvent pouvoir present 3p
pourra pouvoir future 3s
puisse pouvoir subjunctive 3s
sait savoir present 3s
sachant savoir present_participle -
sut savoir past 3s
voit voir present 3s
verra voir future 3s
prévoira prévoir future 3s
prévoyait prévoir imperfect 3s
prévu prévoir past_participle ms
dû devoir past_participle ms
due devoir past_participle fs
reçoit recevoir present 3s
démentit démentir past 3s
dément démentir present 3s
démentent démentir present 3p
démenti démentir past_participle ms
consent consentir present 3s
poursuit poursuivre present 3s
poursuivi poursuivre past_participle ms
traduisait traduire imperfect 3s
accueille accueillir present 3s
accueillera accueillir future 3s
enquiert enquérir present 3s
enquis enquérir past_participle ms
émeut émouvoir present 3s
ému émouvoir past_participle ms
lu lire past_participle ms
est être present 3s
était être imperfect 3s
étant être present_participle -
soit être subjunctive 3s
fût être imperfect_subjunctive 3s
ont avoir present 3p
eurent avoir past 3p
ayant avoir present_participle -
auraient avoir conditional 3p
ait avoir subjunctive 3s
""".strip().splitlines()


def described(form: Form) -> str:
    if form.number is None:
        return "-"
    first = str(form.person) if form.person else str(form.gender)[0]
    return first + form.number[0]


@pytest.mark.parametrize("line", BY_HAND)
def test_a_form_written_by_hand_is_made(line: str) -> None:
    spelling, infinitive, tense, rest = line.split(" ")
    made = forms_of([infinitive]).get(spelling, ())
    assert (tense, rest) in {(form.tense, described(form)) for form in made}


@pytest.mark.parametrize(
    ("infinitive", "wrong"),
    [
        ("appeler", "appele"),
        ("annoncer", "annoncait"),
        ("exiger", "exigons"),
        ("révéler", "révéle"),
        ("marteler", "martelle"),
        ("interpeller", "interpèlle"),
        ("tweeter", "tweète"),
        ("promettre", "promettu"),
        ("mettre", "miss"),
        ("redire", "redisez"),
        ("devoir", "dûs"),
        ("ralentir", "ralent"),
        ("appauvrir", "appauvert"),
        ("conclure", "conclué"),
        ("répondre", "répondrer"),
    ],
)
def test_a_spelling_that_french_lacks_is_not_made(infinitive: str, wrong: str) -> None:
    assert wrong not in forms_of([infinitive])


def test_one_spelling_keeps_all_its_readings() -> None:
    readings = {form.tense for form in verb_forms()["dit"] if form.lemma == "dire"}
    assert readings == {"present", "past", "past_participle"}


def test_one_spelling_of_two_verbs_names_both() -> None:
    assert {form.lemma for form in verb_forms()["suis"]} >= {"être"}
    assert {form.lemma for form in forms_of(["être", "suivre"])["suis"]} == {"être", "suivre"}


def test_every_verb_of_the_lexicon_is_conjugated_in_every_tense() -> None:
    tenses: dict[str, set[str]] = {}
    for forms in verb_forms().values():
        for form in forms:
            tenses.setdefault(form.lemma, set()).add(form.tense)
    assert load_cues().lemmas("verb") | {"avoir", "être"} == tenses.keys()
    assert all(found == set(get_args(Tense)) for found in tenses.values())


def test_finite_forms_have_a_person_and_participles_a_gender() -> None:
    for forms in verb_forms().values():
        for form in forms:
            if form.tense in ("infinitive", "present_participle"):
                assert (form.person, form.number, form.gender) == (None, None, None)
            elif form.tense == "past_participle":
                assert form.person is None and form.number and form.gender
            else:
                assert form.person in (1, 2, 3) and form.number and form.gender is None


def test_all_six_persons_of_the_present_are_there() -> None:
    present = [
        (spelling, form.person, form.number)
        for spelling, forms in forms_of(["dire"]).items()
        for form in forms
        if form.tense == "present"
    ]
    assert sorted(present, key=lambda form: (str(form[2] == "plural"), form[1])) == [
        ("dis", 1, "singular"),
        ("dis", 2, "singular"),
        ("dit", 3, "singular"),
        ("disons", 1, "plural"),
        ("dites", 2, "plural"),
        ("disent", 3, "plural"),
    ]


@pytest.mark.parametrize("infinitive", ["aller", "coudre", "absoudre"])
def test_a_verb_without_a_model_is_refused_rather_than_guessed(infinitive: str) -> None:
    with pytest.raises(InvalidLexicon, match=f"no model for the verb '{infinitive}'"):
        forms_of([infinitive])


# What begins with « b » is regular, « aller » is not.
@given(st.text("bdlmnprstv", min_size=1, max_size=4).map(lambda word: f"ba{word}er"))
def test_a_regular_verb_keeps_its_stem_in_every_form(infinitive: str) -> None:
    assert all(spelling.startswith(infinitive[:-2]) for spelling in forms_of([infinitive]))


def test_the_table_is_made_once() -> None:
    assert verb_forms() is verb_forms()
