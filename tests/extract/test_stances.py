from __future__ import annotations

import pytest

from verbale.extract.reader import Verbale
from verbale.record.types import Record

_LEAD = "La ministre Astrid Halvorsen s'est entretenue avec le ministre turc, Kemal Aksoy. "


def country(record: Record, name: str) -> str | None:
    (found,) = (one for one in record.actors if name in one.names)
    return found.country


@pytest.mark.parametrize(
    "words",
    [
        "Mme Halvorsen a réitéré la vive préoccupation de la Norvège.",
        "La Norvège versera dix millions d'euros à la Somalie, a annoncé Mme Halvorsen.",
    ],
)
def test_whoever_gives_the_stance_of_a_state_speaks_for_it(french: Verbale, words: str) -> None:
    assert country(french.read(_LEAD + words), "Astrid Halvorsen") == "NOR"


@pytest.mark.parametrize(
    "words",
    [
        "Mme Halvorsen a salué la détermination de la Norvège.",
        "Mme Halvorsen a rappelé l'attachement de la Turquie à la paix.",
        "Mme Halvorsen a rappelé l'attachement de la Norvège à la paix et "
        "la solidarité de la Suède avec Oslo. Elle a redit la préoccupation de la Suède.",
    ],
)
def test_nobody_is_given_a_state_whose_stance_is_anothers_or_one_of_two(
    french: Verbale, words: str
) -> None:
    assert country(french.read(_LEAD + words), "Astrid Halvorsen") is None
