"""Talk: who has spoken so far and who was subject of which sentence, as pronouns ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from verbale.extract.people.answer import Answer
from verbale.extract.people.hit import Hit


class Talk:
    """The statements told so far, by sentence, with their speakers; `subjects` by sentence."""

    def __init__(self) -> None:
        self.told: list[tuple[int, Answer]] = []
        self.background: set[int] = set()
        self.subjects: dict[int, Hit] = {}

    def tell(self, sentence: int, answer: Answer) -> None:
        """Note that a statement of this sentence has these speakers."""
        self.told.append((sentence, answer))

    def recall(self, sentence: int) -> None:
        """Note that a sentence tells what was said earlier: `avait menacé la veille`."""
        self.background.add(sentence)

    def back_to(self, sentence: int) -> Iterator[tuple[int, Answer]]:
        """Yield what was told from this sentence on, the latest first."""
        for told in reversed(self.told):
            if told[0] < sentence:
                return
            yield told

    def speakers_before(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the speakers of the last statement but one that are not these."""
        for place in range(len(self.told) - 2, -1, -1):
            answer = self.told[place][1]
            if answer.keys and answer.keys != keys:
                return answer.keys
        return ()
