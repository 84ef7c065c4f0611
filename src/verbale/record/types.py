"""The frozen types of a record. No behaviour beyond checks; FORMAT.md is their JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from verbale.text.document import Document
from verbale.text.span import Span

ActorKind = Literal["country", "organisation", "person", "office", "group"]
Mode = Literal["direct", "indirect", "mixed"]
Role = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "spokesperson",
    "diplomat",
    "legislator",
    "military",
    "justice",
    "official",
    "party",
    "civil_society",
    "business",
    "media",
    "other",
]

# The event types of the PLOVER ontology, friendly to hostile; verbale.ontology says what they mean.
ActType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["actual", "negated", "hypothetical"]
Per = Literal["year", "month", "day"]
Approximation = Literal["about", "nearly", "more than", "less than", "at least", "at most"]
Precision = Literal[
    "minute", "day", "days", "week", "month", "months", "season", "quarter", "half", "year", "years"
]
Bound = Literal["after", "before", "by", "since", "until"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who vouches for an entry: the component and rule that made it, in which version, from what.

    `because` holds the steps of an identification in the order in which they were taken.
    """

    component: str
    rule: str
    version: str
    input: str
    because: tuple[str, ...] = ()


ACTS_FOR = "acts for "
"""Begins the reason that names, by its key, the organisation in which a person holds office."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a country, organisation, person, office or group; the preferred name stands first."""

    key: str
    kind: ActorKind
    names: tuple[str, ...]
    country: str | None = None
    role: Role | None = None
    members: tuple[str, ...] = ()
    provenance: Provenance | None = None

    @property
    def body(self) -> str | None:
        """The organisation in which a person holds office, as the reasons of the entry name it."""
        because = self.provenance.because if self.provenance is not None else ()
        found = (one.removeprefix(ACTS_FOR) for one in because if one.startswith(ACTS_FOR))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that point to one actor, or to several at once; no actor where it is unknown."""

    span: Span
    actors: tuple[str, ...]
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One report that a speaker communicated something.

    `voice` is the words that name the speaker where the text has them beside the cue.
    """

    id: str
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    within: str | None = None
    type: str | None = None
    voice: Span | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """A political interaction: who did what to whom, an event of the PLOVER ontology.

    `anchor` is the trigger, `about` the words that name the issue. An act `within` a statement is
    claimed by its speaker, one in none is reported by the publisher. `mode` narrows the type,
    `complement` is what is promised, asked or refused, whole. `issues` are keys of the vocabulary
    that these words name, `contexts` the fields of politics that they touch.
    """

    id: str
    type: ActType
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    anchor: Span
    about: tuple[Span, ...] = ()
    status: Status = "actual"
    within: str | None = None
    mode: str | None = None
    provenance: Provenance | None = None
    complement: Span | None = None
    issues: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of money, a share or a counted thing, as a plain number with its unit.

    `unit` is an ISO 4217 code, `%` or a plain singular English noun. `approximate` says how the
    text hedges the number (`about`, `more than` …) and is None where it does not.
    """

    span: Span
    value: int | float
    unit: str
    per: Per | None = None
    approximate: Approximation | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time of the world; `value` is ISO 8601, None where nothing settles it.

    `earliest` and `latest` are the first and last day that the words allow, one of them open where
    they only set a limit, as `bound` says: 2030 is the value of `by 2030`, and its latest day the
    last of that year. `precision` is the length of the stretch that `value` names.
    """

    span: Span
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    bound: Bound | None = None
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that one reading of one document found, with the versions that found it.

    `layers` names what was looked for, so that an empty list can be told from an unread layer.
    """

    document: Document
    version: str
    model: str
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    layers: tuple[str, ...] = ("mentions", "statements")
    warnings: tuple[str, ...] = field(default=())
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    acts: tuple[Act, ...] = ()

    def actor(self, key: str) -> Actor:
        """Return the actor of this key; KeyError where the record has none."""
        for actor in self.actors:
            if actor.key == key:
                return actor
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, with the reason: a row of its own, never a lost one."""

    document: str
    origin: str
    reason: str
