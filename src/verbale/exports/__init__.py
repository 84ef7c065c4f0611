"""Exports: one file per output format, each a function from records to text."""
