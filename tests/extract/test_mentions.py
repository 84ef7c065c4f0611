"""Mentions in sentences of our own: which words name an actor, and which actor."""

from __future__ import annotations

import pytest

from verbale.extract.reader import Verbale


def told(french: Verbale, text: str) -> dict[str, str]:
    """The mentions of a text: their words, and the keys of their actors."""
    record = french.read(text)
    return {
        mention.span.of(record.document.text): "+".join(mention.actors)
        for mention in record.mentions
    }


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("L'Estonie a expulsé deux diplomates serbes.", "deux diplomates serbes", "SRB"),
        ("Oslo a reçu les trois émissaires kényans.", "les trois émissaires kényans", "KEN"),
        ("Trois soldats péruviens ont été tués.", "Trois soldats péruviens", "soldats-peruviens"),
        ("La police a arrêté 400 manifestants.", "400 manifestants", "group:manifestants"),
        ("Les Kényans refusent.", "Les Kényans", "country:KEN"),
        ("Les Norvégiens refusent.", "Les Norvégiens", "country:NOR"),
        ("Deux Kényans ont été libérés.", "Deux Kényans", "group:kenyans"),
        ("Des Norvégiens ont été libérés.", "Des Norvégiens", "group:norvegiens"),
        ("L'accord serbo-croate est signé.", "serbo-croate", "country:SRB+country:HRV"),
        ("Un avion péruvien a été abattu.", "péruvien", "country:PER"),
        ("La Minustah a été déployée.", "La Minustah", "org:MINUSTAH"),
        ("La firme Toyota a fermé l'usine. Honda proteste.", "Honda", "org:HONDA"),
        (
            "Le député conservateur de la côte Paul Martel a protesté.",
            "Le député conservateur de la côte Paul Martel",
            "person:paul-martel",
        ),
        (
            "Un collaborateur du palais, Paul Martel, a protesté.",
            "Un collaborateur du palais, Paul Martel",
            "person:paul-martel",
        ),
        (
            "Le Ministre d'État, Ministre de l'Intérieur, Paul Martel, a protesté.",
            "Le Ministre d'État, Ministre de l'Intérieur, Paul Martel",
            "person:paul-martel",
        ),
        ("Le Kenya a accusé l'Ouganda. Oslo lui a répondu.", "lui", "country:UGA"),
        ("La Cour internationale de Justice siège. Le tribunal vote.", "Le tribunal", "org:ICJ"),
        ("L'Union européenne vote. Oslo signe. L'Union refuse.", "L'Union", "org:EU"),
        (
            "La Ligue des marins du port a protesté.",
            "La Ligue des marins du port",
            "local:ligue-des-marins-du-port",
        ),
        ("Nissan proteste. Le constructeur japonais a fui.", "Le constructeur japonais", "NISSAN"),
        (
            "L'administration Trump menace. Le Kenya proteste. L'administration refuse.",
            "L'administration",
            "country:USA",
        ),
        (
            "Question : Et le Kenya ?\nM. Roux : Nous avons signé.\nQuestion : Et Oslo ?\n"
            "M. Roux : Je ne sais pas.",
            "Je",
            "person:roux",
        ),
        (
            "Le ministre norvégien a dit que son gouvernement signerait.",
            "son gouvernement",
            "country:NOR",
        ),
    ],
)
def test_words_name_an_actor(french: Verbale, text: str, words: str, actor: str) -> None:
    assert actor in told(french, text).get(words, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La Norvège exporte de la volaille péruvienne.", "péruvienne"),
        ("Le Kenya a signé. Il serait impossible pour Oslo de refuser.", "Il"),
        ("Le Kenya a signé. Il pourrait y avoir un vote.", "Il"),
        ("Le Kenya a signé. Faut-il y croire ?", "-il"),
        ("A Lima, la Norvège a signé.", "Lima"),
        ("La réunion a eu lieu à Bergen (Norvège).", "Norvège"),
        ("Le ministre kényan a de son côté signé.", "son côté"),
        ("Nissan et BMW protestent. Le groupe ferme.", "Le groupe"),
        ("Le ministre kényan a quant à lui signé.", "lui"),
    ],
)
def test_words_name_nobody(french: Verbale, text: str, words: str) -> None:
    assert words not in told(french, text)


def test_a_body_that_no_list_has_is_an_actor_where_it_acts(french: Verbale) -> None:
    assert "Transvolga" in " ".join(told(french, "Hier, l'entreprise Transvolga a quitté Oslo."))


def test_one_who_says_we_of_himself_is_named_once(french: Verbale) -> None:
    text = "« Nous ne nous rendrons pas », a dit le ministre kényan."
    record = french.read(text)
    words = [mention.span.of(text).lower() for mention in record.mentions]
    assert words.count("nous") <= 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le porte-parole du président Paul Biya a dit non.", "office:CMR.porte-parole"),
        ("Un porte-parole de M. Martel a dit non.", "office:local.porte-parole-de-m.-martel"),
        ("La porte-parole du ministre Paul Martel a dit non.", "office:local.porte-parole"),
        ("Le porte-parole du président Paul Martel, Jean Roux, a dit non.", "person:jean-roux"),
        ("Le porte-parole du ministère, Jean Roux, a dit non.", "person:jean-roux"),
        ("Le porte-parole du ministère de la Défense Jean Roux a dit non.", "person:jean-roux"),
    ],
)
def test_who_speaks_for_somebody_is_not_him(french: Verbale, text: str, speaker: str) -> None:
    assert list(told(french, text).values())[0] == speaker


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Elle a reçu à Bamako Sergueï Lavrov.", "Sergueï Lavrov", "person:Q58217"),
        (
            "Elle a reçu à Oslo Ursula von der Leyen.",
            "Ursula von der Leyen",
            "person:DEU.ursula-von-der-leyen",
        ),
        ("Elle a vu à Moscou Jeanne Kouassi.", "Jeanne Kouassi", "person:jeanne-kouassi"),
        ("Elle a parlé à Tunis Afrique Presse.", "Tunis Afrique Presse", "org:TAP"),
    ],
)
def test_where_somebody_was_met_is_no_part_of_his_name(
    french: Verbale, text: str, words: str, actor: str
) -> None:
    assert told(french, text)[words] == actor
