"""Together: which hits a text names in one breath, as `ils` and `les deux hommes` point back to."""

from __future__ import annotations

from verbale.extract.people.finder import Finder
from verbale.extract.people.hit import Hit

# What may stand for somebody in a row of names.
_KINDS = frozenset({"name", "person", "role", "institution"})
_DASHES = frozenset({"–", "-"})


class Together:
    """Finds rows of coordinated hits: `X et Y`, `X, Y et Z`, `le Mali ainsi que le Niger`."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self._and = finder.pack.grammar["conjunctions"]
        self._between = finder.list["between_conjuncts"]

    def ending_with(self, last: Hit) -> list[Hit]:
        """Return the row that ends with this hit, in order; the hit alone where there is none."""
        row = [last]
        joined = False
        while True:
            before = self._before(row[0])
            if before is None:
                break
            between = self.finder.words[before.end : row[0].start]
            if all(word in self._between for word in between) and not self._and.isdisjoint(between):
                if joined:
                    break  # « X et Y et Z »: who is with whom is not plain
                joined = True
            elif not (joined and between == [","]):
                break
            row.insert(0, before)
        return row if len(row) > 1 else self._dashed(last)

    def _dashed(self, last: Hit) -> list[Hit]:
        """`Chili – Fidji – Nouvelle-Zélande`: three names or more with dashes between them."""
        row = [last]
        while last.kind == "name":
            before = self.finder.covered.get(row[0].start - 2)
            if before is None or before.kind != "name" or before.end != row[0].start - 1:
                break
            if self.finder.words[before.end] not in _DASHES:
                break
            row.insert(0, before)
        return row if len(row) > 2 else [last]

    def starting_with(self, first: Hit) -> list[Hit]:
        """Return the longest row that begins with this hit; the hit alone where there is none."""
        _, ceiling = self.finder.parse.sentences[self.finder.tokens[first.start].sentence]
        for last in reversed(self.finder.starting_in(first.end, ceiling)):
            row = self.ending_with(last)
            if len(row) > 1 and row[0] is first:
                return row
        return [first]

    def _before(self, hit: Hit) -> Hit | None:
        """Return the hit that stands a comma, a conjunction or an article before this one."""
        tokens = self.finder.tokens
        for place in range(hit.start - 1, max(-1, hit.start - 5), -1):
            found = self.finder.covered.get(place)
            if tokens[place].sentence != tokens[hit.start].sentence:
                return None
            if found is not None:
                same = found.kind in _KINDS and hit.kind in _KINDS and not found.place
                return found if same and not hit.place and found.number != "p" else None
        return None
