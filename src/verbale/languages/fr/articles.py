"""Articles before the names of countries: the definite form and the complement with « de »."""

from __future__ import annotations

from typing import Literal

from verbale.text.shadow import fold

Agreement = Literal["m", "f", "mp", "fp"]

# An h that begins a name of a country forbids elision in these and allows it in all others.
_ASPIRATED = ("honduras", "hongrie", "hong kong", "hongkong", "hollande")


def definite(name: str, agreement: Agreement, *, article: bool) -> str:
    """Return the name with its definite article, where it takes one.

    >>> definite("Iran", "m", article=True)
    "l'Iran"
    >>> definite("Cuba", "f", article=False)
    'Cuba'
    """
    if not article:
        return name
    if agreement.endswith("p"):
        return f"les {name}"
    if _elides(name):
        return f"l'{name}"
    return f"la {name}" if agreement == "f" else f"le {name}"


def complement(name: str, agreement: Agreement, *, article: bool) -> str:
    """Return the name as the complement of an office: `de Chine`, `du Japon`, `d'Iran`.

    >>> complement("États-Unis", "mp", article=True)
    'des États-Unis'
    """
    if article and agreement.endswith("p"):
        return f"des {name}"
    if _elides(name):
        return f"d'{name}"
    return f"du {name}" if article and agreement == "m" else f"de {name}"


def without_article(name: str) -> str:
    """Return a place name as it stands after a preposition that took its article: `du Caire`.

    >>> without_article("Le Caire")
    'Caire'

    A rest of fewer than five letters would be a common word (Le Cap, La Paz): it keeps its article.
    """
    article, _, rest = name.partition(" ")
    return rest if article in ("Le", "La", "Les") and len(rest) > 4 else name


def _elides(name: str) -> bool:
    plain = fold(name)
    # « le Yémen », « la Yougoslavie »: y is a consonant before a vowel.
    return plain[:1] in "aeiouœh" and not plain.startswith(_ASPIRATED)
