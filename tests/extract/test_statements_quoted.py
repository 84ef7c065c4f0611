"""Statements in quotation marks, after a colon, around an incise, post-posed, in turns."""

from __future__ import annotations

import pytest

from marked import Expect, read_marked
from verbale.extract.reader import Verbale

COLONS = [
    "<Le président> [a déclaré] : {« Nous tiendrons parole. »}",
    "<Le chancelier> [répond] : {« C'est trop tard »}.",
    "<La ministre> [précise] : {« Il n'y aura pas d'exception. »}",
    "<Le ministre> [a tweeté] : {« Merci à nos soldats »}.",
    "<La ministre> a été claire : {« Il n'y aura pas d'exception. »}",
    "Et <le ministre> d'[ajouter] : {« Le temps presse. »}",
    "Et <la ministre> [de conclure] : {« Nous sommes prêts »}.",
    "<Le maire> [refuse] de {céder à la pression} : « {Nous ne reculerons pas d'un pas} ».",
]
TURNS = [
    "M. Barrot : {La France ne cédera pas. Elle tiendra parole.}\nMme Roche : Et pourquoi donc ?",
    "M. BARROT : {La France ne cédera pas.}\nMme ROCHE : Et pourquoi donc ?",
    "Q – Quand partez-vous ?\nR – {Nous partirons en juin.}",
    "Question : Quand partez-vous ?\nRéponse : {Nous partirons en juin.}",
    "Emmanuel Macron : {« La France est prête »}",
]
POST_POSED = [
    "{La route est coupée}, [a indiqué] <la préfecture>.",
    "{Les écoles rouvriront lundi et les transports reprendront mardi}, [a annoncé] <la ministre>.",
    "{Le texte est prêt, mais il manque un accord politique, et le temps presse}, [a conclu]"
    " <M. Durand>.",
    "{Si la trêve est rompue, les renforts partiront et la frontière sera fermée}, [a prévenu]"
    " <le général>.",
    "{« Nous avons fait notre part »}, [a affirmé] <le ministre> devant la presse.",
    "{Bruxelles a tort}, [estime] <Budapest>.",
    "{Le sommet, prévu en mai, est reporté à juin}, [a annoncé] mardi <la présidence>.",
    "{La trêve tient}, [a dit] à l'AFP <un officier>.",
    "{« Nous avons peur »}, [raconte] <Amina, 34 ans, mère de trois enfants>.",
    "« {Nous irons jusqu'au bout} », [a crié] <l'accusé>.",
    "« {Les faits sont établis} », [conclut] <la résolution>.",
]
INCISES = [
    "{La trêve}, [a expliqué] <le général>, {tiendra jusqu'à l'hiver}.",
    "« {Nous irons jusqu'au bout}, [a lancé] <la députée>, {car le pays l'exige}. »",
    "« {Le temps} », [a dit] <la ministre>, « {nous est compté} ».",
    "{L'accord}, [a-t-il souligné], {doit être appliqué}.",
    "{Ce projet}, [selon] <ses opposants>, {coûterait trop cher}.",
    "« {Demain} », [a-t-elle promis], « {tout sera fini} ».",
    "{« Nous partirons »}, [a dit] <le soldat>, {« et nous ne reviendrons pas »}.",
    "« {La trêve tient} », [a-t-il dit], avant de s'en prendre à la presse.",
    "« {La trêve tient} », [résume] <l'analyste Jeanne Roux>, de l'université de Lyon.",
]
OVER_SENTENCES = [
    "<Le ministre> [a déclaré] : « {Nous partirons. Nous reviendrons. Rien ne nous arrêtera} ».",
    "« {Nous partirons. Nous reviendrons} », [a dit] <le ministre>.",
    "« {Le pays est debout}, [a déclaré] <la présidente>. {Il le restera} ».",
    "« {Nous partirons}. {Nous reviendrons}, [a dit] <le ministre>. {Rien ne nous arrêtera} ».",
]
MARKS = [
    '"{Nous tiendrons parole}", [a promis] <le chancelier>.',
    "“{Nous tiendrons parole}”, [a promis] <le chancelier>.",
    "«{Nous tiendrons parole}», [a promis] <le chancelier>.",
    "«\u00a0{Nous tiendrons parole}\u00a0», [a promis] <le chancelier>.",
    "«\u202f{Nous tiendrons parole}\u202f», [a promis] <le chancelier>.",
    "„{Nous tiendrons parole}“, [a promis] <le chancelier>.",
    '« {Il a dit "jamais" deux fois} », [a rappelé] <le chancelier>.',
    "« {L’Europe tient bon} », [a dit] <l’ambassadeur>.",
    "« {Nous tiendrons parole} ! », [a promis] <le chancelier>.",
    "« {Qui paiera} ? », [a demandé] <le chancelier>.",
    "« {Nous tiendrons parole...} », [a promis] <le chancelier>.",
]
UNCLAIMED = [
    "La ministre a affirmé que la France soutenait l'accord. {La France est prête à envoyer des"
    " observateurs.} Elle a ajouté que le temps pressait.",
    "Le ministre a pris la parole. {« Nous tiendrons parole. »}",
    "« Nous partirons », a dit le ministre. « {Nous reviendrons} ».",
]

FORMS = {
    "colons": COLONS,
    "turns": TURNS,
    "post-posed": POST_POSED,
    "incises": INCISES,
    "over sentences": OVER_SENTENCES,
    "marks": MARKS,
    "unclaimed": UNCLAIMED,
}


@pytest.mark.parametrize(
    ("form", "marked"), [(form, marked) for form, cases in FORMS.items() for marked in cases]
)
def test_statement_of_quoted_or_reported_words_is_found(
    form: str, marked: str, expect: Expect
) -> None:
    expect(form, marked)


def test_every_paragraph_of_a_reopened_quotation_has_the_same_speaker(french: Verbale) -> None:
    text = (
        "La présidente Maria Sanchez a déclaré : « Le pays est debout.\n"
        "« Il le restera longtemps.\n"
        "« Il ne cédera jamais. »\n"
    )
    record = french.read(text)
    quoted = {s for found in record.statements for s in found.speakers}
    said = " ".join(span.of(text) for found in record.statements for span in found.content)
    assert len(quoted) == 1
    assert all(words in said for words in ("est debout", "restera longtemps", "cédera jamais"))


def test_an_incise_parts_the_content_into_spans_without_the_attribution(french: Verbale) -> None:
    record, found = read_marked(
        french, "{La trêve}, [a expliqué] <le général>, {tiendra jusqu'à l'hiver}."
    )
    said = [span.of(record.document.text) for span in found.content]
    assert said == ["La trêve", "tiendra jusqu'à l'hiver"]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a lu un livre intitulé « Guerre et Paix ».",
        "Le navire « Étoile du Nord » a quitté le port.",
    ],
)
def test_a_title_or_a_name_in_marks_is_no_statement(text: str, french: Verbale) -> None:
    assert french.read(text).statements == ()
