"""What holds of every record, whatever the text: tried on texts made of pieces of French."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verbale.extract.reader import Verbale
from verbale.record.checks import check
from verbale.record.json import dumps
from verbale.record.types import Record
from verbale.text.document import document_from_text
from verbale.text.span import Span

WORDS = """
le la les l' un une des du de d' à au que qu' si et mais ne n' pas se s' il elle ils on ce
ce_dernier son_homologue celui-ci a est ont été avait dit déclaré affirme estimé ajoutant précisant
a-t-il_ajouté ont-ils_déclaré a-t-on_appris s'est_félicité_de s'est_dit_prêt_à a_fait_savoir
a_mis_en_garde_contre a_exhorté a_promis_de selon d'après pour par annoncé l'annonce_de l'appel_à
déclaration_selon_laquelle ministre ministres deux_ministres deux_parties président porte-parole
chef_de_la_diplomatie gouvernement Paris Pékin Moscou France Russie chinois russe M. Mme Macron
Wang_Yi Sergueï Lavrov Catherine_Colonna AFP Otan ONU attaque trêve accord mardi 2021 10 % partir
revenir signer tient viendra""".replace("_", " _").split(" ")
MARKS = [". ", ", ", " : ", " ; ", " ! ", " ? ", "… ", " « ", " » ", '"', " “", "” ", " – ", " ("]
MARKS += [
    ", a dit la ministre, ",
    ", a-t-il ajouté. ",
    ") ",
    "\n",
    "\n\n",
    "’",
    "'",
    "\u00a0",
    "\u202f",
    "\t",
    "\r\n",
    "\u00ad",
    "é",
    "\n- ",
]

pieces = st.one_of(
    st.sampled_from([word.strip() for line in WORDS for word in line.split("\n")]).map(
        lambda word: word.replace("_", " ") + ("" if word.endswith("'") else " ")
    ),
    st.sampled_from(MARKS),
)
texts = (
    st.lists(pieces, min_size=1, max_size=30).map("".join).filter(lambda text: bool(text.strip()))
)
letters = st.text("aàçeéèêœLPM'’-«» \n.,:!?\"“”()0", min_size=1, max_size=80).filter(
    lambda t: bool(t.strip())
)

# The same texts in every run: a new one that fails belongs in the ledger, not to chance.
few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much],
)


def spans_of(record: Record) -> list[Span]:
    spans = [mention.span for mention in record.mentions]
    for found in record.statements:
        spans += [*found.content, *(span for span in (found.cue, found.voice) if span)]
    return spans


@few
@given(text=st.one_of(texts, letters))
def test_record_of_any_text_is_sound(text: str, french: Verbale) -> None:
    record = french.read(text)
    assert check(record) == []
    for span in spans_of(record):
        assert 0 <= span.start < span.end <= len(record.document.text)
        assert span.of(record.document.text) == span.of(record.document.text).strip()


@few
@given(text=texts)
def test_cue_is_no_part_of_its_own_content(text: str, french: Verbale) -> None:
    for found in french.read(text).statements:
        if found.cue is not None:
            assert not any(span.overlaps(found.cue) for span in found.content)


@few
@given(text=texts)
def test_spans_of_one_content_are_in_order_and_apart(text: str, french: Verbale) -> None:
    for found in french.read(text).statements:
        ends = [0, *(span.end for span in found.content)]
        assert all(end <= span.start for end, span in zip(ends, found.content, strict=False))


@few
@given(text=texts)
def test_reading_twice_gives_the_same_bytes(text: str, french: Verbale) -> None:
    assert dumps(french.read(text)) == dumps(french.read(text))


@settings(max_examples=5, deadline=None, derandomize=True)
@given(many=st.lists(texts, min_size=1, max_size=4))
def test_neighbours_in_a_batch_change_nothing(many: list[str], french: Verbale) -> None:
    found = french.read_many(document_from_text(text) for text in many)
    together = [dumps(record) for record in found if isinstance(record, Record)]
    assert together == [dumps(french.read(text)) for text in many]
