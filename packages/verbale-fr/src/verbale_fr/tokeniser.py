"""Cuts French text into the words the model was trained on, without spaCy's French module.

`spacy.lang.fr` compiles a regular expression of 1.4 MB when it is imported (2.5 s); the rules below
cost a few milliseconds. Hyphenated words stay whole, elided words (« l' », « qu' ») and inverted
pronouns (« -t-il », « -elle ») are words of their own, contractions (« du », « aux ») are one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

_UPPER = "A-ZÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÁÍÓÚÑŠŽĆČĐŁŞĞİØÅ"
_LOWER = "a-zàâäæçéèêëîïôöœùûüÿáíóúñšžćčđłşğıøåß"
_LETTER = _UPPER + _LOWER
_APOSTROPHE = "['’]"
_OPENING = '«"“„”‘([{<'
_CLOSING = '»"”“’)\\]}>'

# « l' », « d' » and « qu' » may stand before any sign (« l'ONU », « d'1 million »); the others only
# before a vowel sound, so that « N'Djamena », « M'Bala » and « O'Neill » stay whole.
_ELIDED = (
    rf"(?:[lLdD]|(?:[jJ]us|[lL]ors|[pP]uis|[qQ]uoi|[qQ]uel)?[qQ][uU]){_APOSTROPHE}"
    rf"(?!on(?!\w))(?=[\w«\"“(])"
    rf"|[jJmMtTsScCnN]{_APOSTROPHE}(?!est-à-dire)(?=[aàâäæeéèêëiîïoôöœuùûüyhAÀÂÄÆEÉÈÊËIÎÏOÔÖŒUÙÛÜYH«\"“(])"
)
_PREFIXES = (
    rf"(?:{_ELIDED})",
    rf"[{re.escape(_OPENING)}»]",
    r"\.\.\.+|…|[,;:!?]|[–—−]|[§%€$£¥#*+=|~]",
    r"-(?=\S{2})(?![\d])|-$",
    r"'(?=\w)",
)
# Only at the end of a hyphenated word: « Saint-Germain-en-Laye » and « celui-là » stay whole.
_INVERTED = (
    rf"(?<=[{_LETTER}])(?i:-t-(?:ils?|elles?|on)"
    r"|-(?:ils?|elles?|on|je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en))"
)
_SUFFIXES = (
    rf"[{_CLOSING}«]",
    r"\.\.\.+|…|[,;:!?]|[–—−]|[%€$£¥*+=|~]|'",
    rf"(?<=[{_LOWER}\d)\]»\"”%€°ºª²³])\.",
    rf"(?<=[{_UPPER}][{_UPPER}])\.",
    rf"(?<=[{_LETTER}]{_APOSTROPHE})\.",
    r"(?<=°[CF])\.",
    rf"{_INVERTED}$",
    r"(?<=\d)(?:km|kg|cm|mm|ha|MW|GW|kWh)(?:²|³)?$",
)
# Only a row of full stops is longer than this, and that is cut in several.
_LONGEST_SUFFIX = 64
_INFIXES = (
    r"\.\.\.+|…",
    rf"(?<=[{_LETTER}\d])[,;!?](?=[{_LETTER}])",
    rf"(?<=[{_LOWER}])\.(?=[{_UPPER}][{_LOWER}])",
    rf"(?<=[{_LETTER}])[–—:](?=[{_LETTER}])",
    r"(?<=\w)[/](?=\w)",
    r"[«»“”\"]",
    r"(?<=\w)[()](?=\w\w)",
    rf"{_INVERTED}(?![{_LETTER}\-'’])",
    r"--+",
    rf"(?<![{_LETTER}])(?:{_ELIDED})",
    rf"(?<=-)(?:[ldLD]){_APOSTROPHE}(?=[{_UPPER}])",
)
_WHOLE = (
    r"aujourd'hui|l'on|quelqu'une?|prud'hom\w+|presqu'îles?|c'est-à-dire|va-t-en-guerre|entr'\w+"
    r"|grand'\w+|rendez-vous|chef-d'œuvre|chefs-d'œuvre|chef-d'oeuvre|main-d'œuvre|main-d'oeuvre"
    r"|hors-d'œuvre|(?:quelques-)?un[es]?s?-là|peut-être|sous-\w+"
)
_ABBREVIATIONS = (
    "M. MM. Me. Mgr. Dr. Pr. St. Ste. av. apr. art. cf. etc. ex. p. pp. vol. n. no. éd. env. bd. "
    "janv. févr. avr. juil. sept. oct. nov. déc. J.-C. J.C. J.-C Vol. No. Cie. Inc. Ltd. Jr. Sr. "
    "Mr. Mrs."
)


@cache
def _whole() -> Callable[[str], re.Match[str] | None]:
    """Words never cut: fixed expressions, addresses, initials and dotted acronyms."""
    fixed = _WHOLE.replace("'", _APOSTROPHE)
    return re.compile(
        rf"(?:(?i:{fixed})"
        r"|(?:https?://|www\.)\S*[\w/]"
        r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
        rf"|(?:[{_UPPER}]\.-?){{1,6}}[{_UPPER}]?\.?)$"
    ).match


class _Suffixes:
    """Finds a suffix in the last characters of a word: its time does not grow with the word.

    spaCy writes the `pattern` of what it searches with to disk, as it does with an expression's.
    """

    def __init__(self) -> None:
        self._expression = re.compile("(?:" + "|".join(f"(?:{s})" for s in _SUFFIXES) + ")$")
        self.pattern = self._expression.pattern

    def search(self, word: str) -> re.Match[str] | None:
        """Matches the suffix that ends the word, or nothing."""
        return self._expression.search(word, max(0, len(word) - _LONGEST_SUFFIX))


def _norm(text: str) -> str:
    return text.lower().replace("’", "'")


@registry.tokenizers("verbale_fr.tokeniser.v1")
def create_tokeniser() -> Callable[[Language], Tokenizer]:
    """What a configuration names: a function that gives a pipeline its tokeniser."""
    return build


def build(nlp: Language) -> Tokenizer:
    """A tokeniser for the vocabulary of a pipeline.

    It also makes « l’ » and « l' » one word for the network (`norm_`).
    """
    nlp.vocab.lex_attr_getters[NORM] = _norm
    prefixes = re.compile("^(?:" + "|".join(_PREFIXES) + ")")
    infixes = re.compile("|".join(f"(?:{i})" for i in _INFIXES))
    rules: dict[str, list[dict[Any, str]]] = {a: [{ORTH: a}] for a in _ABBREVIATIONS.split()}
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=prefixes.search,
        suffix_search=_Suffixes().search,
        infix_finditer=infixes.finditer,
        token_match=_whole(),
    )
