"""One reader per input format: from an input to its documents.

`registry.read_input` reads any of them; `protocol.Reader` is what a new one has to be.
"""
