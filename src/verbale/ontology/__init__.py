"""Ontology: the PLOVER event types and what belongs to them, as data."""
