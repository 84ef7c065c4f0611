"""Every error that Verbale raises on purpose, in one tree.

    VerbaleError
    ├── UnreadableSource     bytes that hold no text that can be read
    ├── InvalidDocument      a line, field or option of a document that cannot be used
    ├── InvalidRecord        a record that contradicts its own document
    ├── InvalidLexicon       a lexicon entry of a language pack that cannot be used
    ├── UnknownLanguage      no language pack for this language
    ├── MissingComponent     a model or package that is not installed
    ├── StoreError           a store that cannot be opened, read or written
    ├── InvalidKnowledge     a table of the knowledge base that contradicts itself
    └── InvalidQuestion      a filter or option that has no meaning

A message names the thing, the place and the next step.
"""


class VerbaleError(Exception):
    """The root of all errors that a user can act on."""


class UnreadableSource(VerbaleError):
    """Bytes that hold no readable text: empty, binary, or broken in their encoding."""


class InvalidDocument(VerbaleError):
    """A document description that cannot be used: a bad date, a missing text, a broken line."""


class InvalidRecord(VerbaleError):
    """A record that contradicts its document: a span beyond the text, a key without an actor."""


class InvalidLexicon(VerbaleError):
    """A lexicon entry of a language pack that cannot be used: a doublet, an unknown code."""


class UnknownLanguage(VerbaleError):
    """A language for which no pack is installed."""


class MissingComponent(VerbaleError):
    """A model or optional package that the request needs and that is not installed."""


class StoreError(VerbaleError):
    """A store that cannot be opened, read or written."""


class InvalidQuestion(VerbaleError):
    """A question to the store that cannot be asked: an unknown filter, a date that is none."""


class InvalidKnowledge(VerbaleError):
    """A table of the knowledge base that cannot be used: a duplicate key, an ambiguous label."""
