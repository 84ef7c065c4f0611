"""Small trees out of `grammar.toml`: names, offices, settings and what was said of them.

A piece is a list of words whose heads are indices in it; its own head has the head -1 and the label
`root`, until `recipe.grammar` hangs it into a sentence.
"""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from recipe.treebank import Word

WORDS = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "grammar.toml").read_text(encoding="utf-8")
)
Piece = list[Word]

_TAGS = {
    "det": "DET",
    "case": "ADP",
    "fixed": "ADP",
    "amod": "ADJ",
    "nummod": "NUM",
    "flat:name": "PROPN",
}
_DEFINITE = {"le": "Gender=Masc|", "la": "Gender=Fem|", "l'": "", "les": ""}
_LEMMAS = {"la": "le", "l'": "le", "les": "le", "une": "un", "des": "un", "cette": "ce"}
_CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à", "d'": "de"}
_CODES = {"m": "Gender=Masc", "f": "Gender=Fem", "s": "Number=Sing", "p": "Number=Plur"}
_TOKEN = re.compile(
    r"(?P<form>[^/]+)(?:/(?P<label>[a-z:]*)(?P<off>[+-]\d+)?(?:/(?P<code>\w*)(?:=(?P<lemma>.+))?)?)?"
)
PRESENT = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"
VOWELS = frozenset("aàâeéèêiîoôuyœhAÀEÉÈÊIÎOÔUYH")
FUTURE = "Mood=Ind|Number={}|Person=3|Tense=Fut|VerbForm=Fin"
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"


def word(form: str, lemma: str, pos: str, morph: str, head: int, label: str) -> Word:
    """A word; nothing parts it from the next one where it ends with an apostrophe."""
    return Word(form, lemma, pos, morph, head, label, not form.endswith("'"))


def _determiner(form: str) -> str:
    if form in _DEFINITE:
        number = "Plur" if form == "les" else "Sing"
        return f"Definite=Def|{_DEFINITE[form]}Number={number}|PronType=Art"
    if form in {"un", "une"}:
        gender = "Masc" if form == "un" else "Fem"
        return f"Definite=Ind|Gender={gender}|Number=Sing|PronType=Art"
    if form == "des":
        return "Definite=Ind|Number=Plur|PronType=Art"
    if form in {"son", "ses"}:
        return f"Number={'Sing' if form == 'son' else 'Plur'}|Poss=Yes"
    return "Gender=Fem|Number=Sing|PronType=Dem" if form == "cette" else "Number=Plur"


def _contraction(form: str) -> str:
    if form in {"du", "au"}:
        return "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
    return "Definite=Def|Number=Plur|PronType=Art" if form in {"des", "aux"} else ""


def phrase(written: str) -> Piece:
    """Reads the notation of `grammar.toml`.

    >>> [(w.form, w.head, w.label) for w in phrase("le/det+1 maire//ms de/case+1 Bamako/nmod-2/p")]
    [('le', 1, 'det'), ('maire', -1, 'root'), ('de', 3, 'case'), ('Bamako', 1, 'nmod')]
    """
    made: Piece = []
    for i, spelled in enumerate(written.split()):
        token = _TOKEN.fullmatch(spelled)
        if token is None:
            raise ValueError(f"« {spelled} » in « {written} »: write « form/label±n/code=lemma ».")
        form, label, code = token["form"], token["label"] or "root", token["code"] or ""
        head = i + int(token["off"]) if token["off"] else -1
        pos = _TAGS.get(label, "PROPN" if code == "p" else "NOUN")
        lemma = token["lemma"] or form
        morph = "|".join(_CODES[c] for c in code) if code != "p" else ""
        if pos == "DET":
            lemma, morph = _LEMMAS.get(form, "son" if form == "ses" else form), _determiner(form)
        elif pos == "ADP":
            lemma, morph = _CONTRACTED.get(form, form), _contraction(form)
        elif pos == "NUM":
            morph = "NumType=Card"
        made.append(word(form, lemma, pos, morph, head, label))
    return made


def head_of(piece: Piece) -> int:
    """Where the head of a piece stands."""
    return next(i for i, w in enumerate(piece) if w.head < 0)


def hung(piece: Piece, at: int, head: int, label: str) -> Piece:
    """A copy that begins at index `at` of a sentence and hangs on its word `head`."""
    return [
        Word(
            w.form,
            w.lemma,
            w.pos,
            w.morph,
            head if w.head < 0 else at + w.head,
            label if w.head < 0 else w.label,
            w.space,
        )
        for w in piece
    ]


def person(rng: random.Random, *, like: Word | None = None) -> Piece:
    """« Greta Novac », « M. Novac » or « Mme Greta Novac », of the gender of `like`."""
    feminine = rng.random() < 0.5
    if like is not None and "Gender=" in like.morph:
        feminine = "Gender=Fem" in like.morph
    first = rng.choice(WORDS["names"]["feminine" if feminine else "masculine"].split())
    family = rng.choice(WORDS["names"]["family"].split())
    shape = rng.random()
    if shape < 0.5:
        return [
            word(first, first, "PROPN", "", -1, "root"),
            word(family, family, "PROPN", "", 0, "flat:name"),
        ]
    gender = "Fem" if feminine else "Masc"
    title = word(
        "Mme" if feminine else "M.", "monsieur", "NOUN", f"Gender={gender}|Number=Sing", -1, "root"
    )
    names = [first, family] if shape > 0.9 else [family]
    return [title, *(word(n, n, "PROPN", "", 0, "flat:name") for n in names)]


def joined(first: Piece, second: Piece, label: str, *, comma: bool = False) -> Piece:
    """The second piece behind the first and hung on its head."""
    piece = list(first)
    if comma:
        piece[-1] = hung(piece[-1:], 0, piece[-1].head, piece[-1].label)[0]
        piece[-1].space = False
        piece.append(word(",", ",", "PUNCT", "", len(piece) + 1 + head_of(second), "punct"))
    return [*piece, *hung(second, len(piece), head_of(first), label)]


def speaker(rng: random.Random) -> tuple[Piece, bool]:
    """Someone who can be said to have spoken, and whether it is several."""
    shape, speakers = rng.random(), WORDS["speakers"]
    if shape < 0.3:
        return person(rng), False
    if shape < 0.62:
        office = phrase(rng.choice(speakers["offices"]))
        if office[0].form in {"un", "une"} or rng.random() < 0.55:
            return office, False
        name = person(rng, like=office[head_of(office)])
        # « le ministre Jorge Cabral » is nmod in Sequoia, « le ministre, Jorge Cabral » appos.
        if len(office) == 2 and name[0].pos == "PROPN":
            return joined(office, name, "nmod"), False
        return joined(office, name, "appos", comma=True), False
    if shape < 0.85:
        return phrase(rng.choice(speakers["others"])), False
    return phrase(rng.choice(speakers["several"])), True


def setting(rng: random.Random) -> tuple[Piece, str] | None:
    """When or where, with the relation it stands in; often nothing."""
    shape, settings = rng.random(), WORDS["settings"]
    if shape < 0.45:
        return None
    if shape < 0.65:
        return phrase(rng.choice(settings["when"])), "obl"
    if shape < 0.75:
        adverb = rng.choice(settings["adverbs"].split())
        return [word(adverb, adverb, "ADV", "", -1, "root")], "advmod"
    return phrase(rng.choice(settings["where"])), "obl"


def relative(rng: random.Random, who: Word) -> Piece:
    """« que soutient la présidence », « qu'ont rejetée les syndicats », said of the noun `who`."""
    by, several = speaker(rng)
    verb = rng.choice(WORDS["relative"]["verbs"].split())
    number = "Plur" if several else "Sing"
    weak = re.sub(r"[eé]([dlrtv])$", r"è\1", verb[:-2])
    made = [word("que", "que", "PRON", "PronType=Rel", -1, "obj")]
    if rng.random() < 0.5:
        form, morph = weak + ("ent" if several else "e"), PRESENT.format(number)
    else:
        helper = "ont" if several else "a"
        made.append(word(helper, "avoir", "AUX", PRESENT.format(number), -1, "aux:tense"))
        form, morph = agreeing(f"{verb[:-2]}é", who), agreement(who)
    made.append(word(form, verb, "VERB", morph, -1, "root"))
    top = len(made) - 1
    if made[1].form[0] in VOWELS:
        made[0].form, made[0].space = "qu'", False
    for w in made[:top]:
        w.head = top
    return [*made, *hung(by, top + 1, top, "nsubj")]


def agreeing(participle: str, who: Word) -> str:
    """A participle in the gender and number of a noun."""
    form = participle + ("e" if "Gender=Fem" in who.morph else "")
    return form + ("s" if "Number=Plur" in who.morph and not form.endswith("s") else "")


def agreement(who: Word) -> str:
    """The features of a participle that agrees with a noun."""
    gender = "Fem" if "Gender=Fem" in who.morph else "Masc"
    number = "Plur" if "Number=Plur" in who.morph else "Sing"
    return f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"


def speech_verb(rng: random.Random) -> tuple[str, list[str]]:
    """An infinitive and its participle, singular, plural and future."""
    regular, irregular = WORDS["regular"].split(), WORDS["irregular"]
    if rng.random() < 0.6:
        verb = rng.choice(regular)
        stem = verb[:-2]
        weak = re.sub(r"[eé]([dlrtv])$", r"è\1", stem)  # « répète », « relève »
        return verb, [f"{stem}é", f"{weak}e", f"{weak}ent", f"{stem}era"]
    verb = rng.choice(list(irregular))
    return verb, list(irregular[verb])


def _clitic(rng: random.Random, before: str, *, several: bool) -> tuple[str, str, str]:
    """Form, lemma and features of the pronoun that hangs on a verb, « -t-il » or « -elles »."""
    if several:
        form, gender = rng.choice([("-ils", "Masc"), ("-elles", "Fem")])
        return form, "eux", f"Gender={gender}|Number=Plur|Person=3|PronType=Prs"
    link = "" if before[-1] in "td" else "-t"
    kind = rng.choice(["il", "il", "elle", "elle", "on"])
    if kind == "on":
        return f"{link}-on", "on", "Gender=Masc|Number=Sing|Person=3|PronType=Ind"
    gender = "Masc" if kind == "il" else "Fem"
    return f"{link}-{kind}", "lui", f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"


def incise(rng: random.Random) -> Piece:
    """« a précisé lundi la ministre de la Justice », « dit-il », « font savoir les autorités »."""
    verb, (participle, one, many, future) = speech_verb(rng)
    who, several = speaker(rng)
    clitic = rng.random() < 0.27
    several = rng.random() < 0.2 if clitic else several
    number = "Plur" if several else "Sing"
    tense = rng.random()
    made: Piece = []
    if tense < 0.6:
        past = rng.random() < 0.1
        form = ("avaient" if several else "avait") if past else ("ont" if several else "a")
        morph = PRESENT.format(number).replace("Pres", "Imp" if past else "Pres")
        made.append(word(form, "avoir", "AUX", morph, -1, "aux:tense"))
        forms, morph = participle.split(), PARTICIPLE
    elif tense < 0.95:
        forms, morph = (many if several else one).split(), PRESENT.format(number)
    else:
        forms, morph = future.split(), FUTURE.format("Sing")
        who, several = (person(rng) if several else who), False
    pronoun: Word | None = None
    if clitic:
        carrier = made[0].form if made else forms[0]
        form, lemma, features = _clitic(rng, carrier, several=several)
        pronoun = word(form, lemma, "PRON", features, -1, "nsubj")
    if made and pronoun:
        made.append(pronoun)
    if made and rng.random() < 0.12:
        adverb = rng.choice(WORDS["settings"]["between"].split())
        made.append(word(adverb, adverb, "ADV", "", -1, "advmod"))
    lemma = verb.split()[-1]
    if len(forms) == 2:
        made.append(word(forms[0], "faire", "AUX", morph, -1, "aux:caus"))
        morph = "VerbForm=Inf"
        if pronoun and tense >= 0.6:
            made.append(pronoun)
    made.append(word(forms[-1], lemma, "VERB", morph, -1, "root"))
    top = len(made) - 1
    if pronoun and pronoun not in made:
        made.append(pronoun)
    for i, w in enumerate(made):
        if i + 1 < len(made) and made[i + 1] is pronoun:
            w.space = False
        w.head = -1 if i == top else top
    before = setting(rng) if rng.random() < 0.4 else None
    after = None if before else setting(rng)
    rest = [before, None if clitic else (who, "nsubj"), after]
    for part, label in (r for r in rest if r):
        made.extend(hung(part, len(made), top, label))
    return made


def according(rng: random.Random) -> Piece:
    """« selon la ministre », « d'après un sondage »."""
    if rng.random() < 0.4:
        noun = phrase(rng.choice(WORDS["settings"]["sources"]))
    else:
        noun = speaker(rng)[0]
    before = 1
    case = [word("selon", "selon", "ADP", "", -1, "case")]
    if rng.random() < 0.25:
        before = 2
        case = [
            word("d'", "de", "ADP", "", -1, "case"),
            word("après", "après", "ADP", "", 0, "fixed"),
        ]
    case[0].head = before + head_of(noun)
    return [*case, *hung(noun, before, -1, "root")]


def own_part(rng: random.Random, who: Word) -> Piece:
    """« quant à elle », « pour sa part », « de leur côté », as the subject asks for."""
    several = "Number=Plur" in who.morph
    known = "Gender=" in who.morph and "Number=" in who.morph
    owner = "leur" if several else "sa"
    shape = rng.random()
    if known and shape < 0.6:
        feminine = "Gender=Fem" in who.morph
        form = ("elles" if feminine else "eux") if several else ("elle" if feminine else "lui")
        features = f"Gender={'Fem' if feminine else 'Masc'}|Number={'Plur' if several else 'Sing'}"
        lemma = "eux" if several else "lui"
        return [
            word("quant", "quant", "ADV", "", 2, "case"),
            word("à", "à", "ADP", "", 0, "fixed"),
            word(form, lemma, "PRON", f"{features}|Person=3|PronType=Prs", -1, "root"),
        ]
    noun, case = ("part", "pour") if shape < 0.8 else ("côté", "de")
    owner = owner if several or noun == "part" else "son"
    gender = "Fem" if noun == "part" else "Masc"
    return [
        word(case, case, "ADP", "", 2, "case"),
        word(owner, "son", "DET", "Number=Sing|Poss=Yes", 2, "det"),
        word(noun, noun, "NOUN", f"Gender={gender}|Number=Sing", -1, "root"),
    ]
