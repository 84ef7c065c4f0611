import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.actors.knowledge import KnowledgeBase
from verbale.actors.lexicon import words_of
from verbale.actors.names import Name
from verbale.text.shadow import shadow

BASE = KnowledgeBase.load()
STATES = [key for key in BASE.listed if key.startswith("country:")]


def find(text: str) -> list[Name]:
    return BASE.find(text, shadow(text))


def found(text: str) -> list[tuple[str, str]]:
    """What is found: the words and the keys without their prefixes."""
    return [
        (text[name.start : name.end], " ".join(key.partition(":")[2] for key in name.keys))
        for name in find(text)
    ]


@pytest.mark.parametrize("key", STATES)
def test_every_name_adjective_and_capital_of_a_state_is_found(key: str) -> None:
    entry = BASE.entry(key)
    adjectives = [s for four in entry.adjectives for form in four for s in form]
    for spelling in (*entry.names, *adjectives, *entry.capitals):
        text = f"Selon la position de {spelling}, rien ne change."
        names = [n for n in find(text) if text[n.start : n.end] == spelling]
        assert len(names) == 1, spelling
        assert key in names[0].keys, spelling


ORGANISATIONS = """
UN ONU|OHCHR HCDH OHCHR|UNHCR HCR UNHCR|UNICEF Unicef UNICEF|UNESCO Unesco UNESCO|WFP PAM WFP
FAO FAO|UNDP PNUD UNDP|UNEP PNUE UNEP|OCHA OCHA|UNRWA UNRWA Unrwa|UNIFIL Finul UNIFIL
WHO OMS WHO|IAEA AIEA IAEA|ILO OIT ILO|IOM OIM IOM|WTO OMC WTO|IMF FMI IMF|WIPO OMPI WIPO
ICAO OACI ICAO|IMO OMI IMO|ICJ CIJ ICJ|ICC CPI ICC|OPCW OIAC OPCW|ICRC CICR ICRC|EU UE
EU.eeas SEAE EEAS|ECB BCE ECB|CJEU CJUE CJEU|EIB BEI EIB|ECHR CEDH ECHR|OSCE OSCE
NATO OTAN Otan NATO|CPE CPE EPC|OECD OCDE OECD|IEA AIE IEA|OPEC Opep OPEP OPEC|OPEC+ Opep+ OPEC+
OIF OIF|SCO OCS SCO|CSTO OTSC CSTO|CIS CEI CIS|EAEU UEEA EAEU|ASEAN Asean ASEAN|APEC Apec APEC
SAARC SAARC|AIIB BAII AIIB|PIF PIF|AU UA|ECOWAS Cédéao CEDEAO ECOWAS|UEMOA UEMOA WAEMU
ECCAS CEEAC ECCAS|CEMAC Cemac CEMAC|SADC SADC|EAC EAC CAE|IGAD IGAD Igad|AMU UMA AMU|AES AES
AFDB BAD AfDB|OIC OCI OIC|GCC CCG GCC|OAS OEA OAS|CELAC Celac CELAC|CARICOM Caricom CARICOM
IADB BID IDB|BRICS Brics BRICS|G7 G7|G20 G20|G77 G77|AUKUS Aukus AUKUS|EFTA AELE EFTA|M23 M23
EI EI ISIS|JNIM GSIM Jnim JNIM|PKK PKK|OLP OLP PLO|PCC PCC CCP|AFP AFP|TASS Tass TASS|BBC BBC
CNN CNN|RFI RFI|EFE EFE|ANSA Ansa|KCNA KCNA|NYT NYT|WSJ WSJ|SCMP SCMP|HRW HRW|MSF MSF|CPJ CPJ
OSDH OSDH SOHR|FIDH FIDH|IPCC Giec GIEC IPCC|ONUDC ONUDC UNODC|UNFPA UNFPA|EBRD BERD EBRD
ESM ESM|FATF Gafi FATF|CIA CIA|FBI FBI|FSB FSB|CDU CDU|SPD SPD|AKP AKP|ANC ANC|BJP BJP|FLN FLN
AQMI Aqmi AQIM|SDF FDS SDF|YPG YPG|HTS HTS|FARC Farc FARC|ELN ELN|FDLR FDLR|TTP TTP
"""


@pytest.mark.parametrize("line", ORGANISATIONS.replace("\n", "|").strip("|").split("|"))
def test_an_organisation_is_found_by_french_and_english_acronym(line: str) -> None:
    key, *acronyms = line.split(" ")
    for acronym in acronyms:
        text = f"Un texte que {acronym} a publié."
        assert found(text) == [(acronym, key)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Ukraine et d'Iran", [("Ukraine", "UKR"), ("Iran", "IRN")]),
        ("l\u2019ONU, d\u2019Égypte", [("ONU", "UN"), ("Égypte", "EGY")]),
        ("l' Union européenne", [("Union européenne", "EU")]),
        ("aux Etats-Unis", [("Etats-Unis", "USA")]),
        ("les Etats Unis", [("Etats Unis", "USA")]),
        ("ÉTATS-UNIS", [("ÉTATS-UNIS", "USA")]),
        ("du Perou", [("Perou", "PER")]),
        ("au Caire, de La Havane", [("Caire", "EGY"), ("La Havane", "CUB")]),
        ("la Chine populaire", [("Chine populaire", "CHN")]),
        ("la Grande-Bretagne", [("Grande-Bretagne", "GBR")]),
        ("le Myanmar ou Birmanie", [("Myanmar", "MMR"), ("Birmanie", "MMR")]),
        ("la Türkiye", [("Türkiye", "TUR")]),
        ("la RDC, la RPDC", [("RDC", "COD"), ("RPDC", "PRK")]),
        ("les Nations\nunies", [("Nations\nunies", "UN")]),
        ("É\u00adtats-Unis", [("É\u00adtats-Unis", "USA")]),
        ("E\u0301tats-Unis", [("E\u0301tats-Unis", "USA")]),
        ("le conseil de sécurité des Nations unies", [
            ("conseil de sécurité des Nations unies", "UNSC")
        ]),
        ("l'Autorité palestinienne", [("Autorité palestinienne", "PSE")]),
    ],
)  # fmt: skip
def test_spelling_case_accents_and_elision_do_not_matter(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le Nigeria", "NGA"),
        ("le Niger", "NER"),
        ("la Guinée-Bissau", "GNB"),
        ("la Guinée équatoriale", "GNQ"),
        ("la Papouasie-Nouvelle-Guinée", "PNG"),
        ("la Corée du Nord", "PRK"),
        ("le Soudan du Sud", "SSD"),
        ("la République démocratique du Congo", "COD"),
        ("le Congo-Brazzaville", "COG"),
        ("la République dominicaine", "DOM"),
        ("l'Irlande du Nord", "GB-NIR"),
        ("le Parlement européen", "EU.parliament"),
        ("la Commission de l'Union africaine", "AU.commission"),
        ("les pays du Golfe", "GOLFE"),
        ("le Washington Post", "WAPO"),
        ("l'État islamique au Grand Sahara", "EIGS"),
    ],
)
def test_the_longest_name_wins(text: str, expected: str) -> None:
    assert [key for _, key in found(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("le Congo", "COG COD"),
        ("la Corée", "KOR PRK"),
        ("la Guinée", "GIN GNB GNQ"),
        ("la Géorgie", "GEO US-GA"),
        ("Tripoli", "LBY LB-TRIPOLI"),
        ("Washington", "USA US-WA"),
        ("Bruxelles", "BEL EU"),
        ("RSF", "RSF FSR"),
        ("le président congolais", "COD COG"),
        ("la congolaise", "COD COG"),
        ("des Coréennes", "KOR PRK"),
        ("l'AfD", "AFD_DE"),
        ("l'AFD", "AFD"),
    ],
)
def test_ambiguous_words_give_all_candidates_the_likeliest_first(text: str, keys: str) -> None:
    assert [key for _, key in found(text)] == [keys]


@pytest.mark.parametrize(
    "text",
    [
        "un chili, une grenade, de la meta et des ue",
        "le monde entier, la maison blanche du village",
        "la mer de Chine méridionale",
        "l'accord de Paris et le statut de Rome",
        "LE POINT AU SÉNAT",
        "le golfe du Mexique, le canal de Suez",
        "À LA CROIX DES CHEMINS",
        "ps, ei et oms",
        "Nigerianisme, Chinez, Francejeune",
    ],
)
def test_other_words_point_to_nobody(text: str) -> None:
    assert [name for name in find(text) if name.keys] == []


def test_a_decoy_is_told_with_no_keys() -> None:
    (name,) = find("la mer de Chine")
    assert (name.form, name.keys) == ("decoy", ())


def test_no_name_runs_over_a_comma_a_full_stop_or_an_empty_line() -> None:
    assert found("les Nations, unies") == found("Nations. Unies") == found("Nations\n\nunies") == []


@pytest.mark.parametrize(
    ("text", "form", "gender", "number"),
    [
        ("le ministre russe", "adjective", "", "s"),
        ("la partie chinoise", "adjective", "f", "s"),
        ("le ministre chinois", "adjective", "m", ""),
        ("les autorités françaises", "adjective", "f", "p"),
        ("les Nord-Coréens", "adjective", "m", "p"),
        ("la présidente argentine", "adjective", "f", "s"),
        ("l'Argentine", "name", "f", "s"),
        ("les philippines", "adjective", "f", "p"),
        ("les Philippines", "name", "f", "p"),
        ("le Japon", "name", "m", "s"),
        ("Pékin", "capital", "", ""),
        ("l'ONU", "acronym", "", ""),
        ("le Kremlin", "metonym", "", ""),
    ],
)
def test_a_name_tells_its_form_gender_and_number(
    text: str, form: str, gender: str, number: str
) -> None:
    (name,) = find(text)
    assert (name.form, name.gender, name.number) == (form, gender, number)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("les relations sino-russes", ["CHN", "RUS"]),
        ("le couple franco-allemand", ["FRA", "DEU"]),
        ("le conflit israélo-palestinien", ["ISR", "PSE"]),
        ("la frontière jordano-syrienne", ["JOR", "SYR"]),
        ("le général Franco", []),
        ("les pays anglo-saxons", [""]),
    ],
)
def test_a_prefix_is_one_only_before_a_hyphen(text: str, keys: list[str]) -> None:
    assert [key for _, key in found(text)] == keys


@pytest.mark.parametrize(
    ("text", "key", "office"),
    [
        ("le Kremlin", "country:RUS", "office:RUS.presidency"),
        ("la Maison Blanche", "country:USA", "office:USA.presidency"),
        ("la Maison-Blanche", "country:USA", "office:USA.presidency"),
        ("l'Élysée", "country:FRA", "office:FRA.presidency"),
        ("Matignon", "country:FRA", "office:FRA.prime_ministry"),
        ("Downing Street", "country:GBR", "office:GBR.prime_ministry"),
        ("le Quai d'Orsay", "office:FRA.foreign_ministry", "office:FRA.foreign_ministry"),
        ("le département d'État", "office:USA.foreign_ministry", "office:USA.foreign_ministry"),
        ("le Pentagone", "office:USA.defence_ministry", "office:USA.defence_ministry"),
        ("la Knesset", "office:ISR.parliament", "office:ISR.parliament"),
        ("Tsahal", "office:ISR.army", "office:ISR.army"),
    ],
)
def test_a_presidency_speaks_for_its_country_a_ministry_for_itself(
    text: str, key: str, office: str
) -> None:
    (name,) = find(text)
    assert (name.keys, name.form, name.office) == ((key,), "metonym", office)


@pytest.mark.parametrize("text", ["Victoria Nuland", "Dominique de Villepin", "Maurice Levy"])
def test_a_word_that_is_often_another_name_is_weak(text: str) -> None:
    (name,) = find(text)
    assert name.weak


def test_an_acronym_that_is_a_word_is_no_acronym_among_capitals() -> None:
    assert found("le PAM et la BAD ont promis") == [("PAM", "WFP"), ("BAD", "AFDB")]
    assert found("DE L'EAU POUR TOUS") == []


@given(st.text(alphabet="ChineRusq'’- .,\n\u00ad\u0301éÉ", max_size=60))
def test_names_are_in_order_and_apart_and_stand_between_words(text: str) -> None:
    last = 0
    for name in find(text):
        assert last <= name.start < name.end <= len(text)
        last = name.end


@given(st.lists(st.sampled_from(["Chine", "la Corée du Nord", "l'ONU", "un", "mot", "Mali"])))
def test_every_name_is_found_whatever_stands_beside_it(words: list[str]) -> None:
    expected = [word for word in words if word not in ("un", "mot")]
    assert len(find(" , ".join(words))) == len(expected)


def test_a_shadow_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="a text of 5 characters, a shadow of 4"):
        BASE.find("Chine", "Chin")


def test_words_of_a_label_are_folded() -> None:
    assert words_of("São Tomé-et-Príncipe") == ("sao", "tome", "et", "principe")
    assert words_of("Opep+") == ("opep+",)
