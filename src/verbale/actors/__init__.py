"""The knowledge base: who there is, by which names, and where a text names them.

Facts come from tables under `sources/`, built into `data/`.
Who acts in a text is decided elsewhere.
"""
