"""The ground: bytes as received, blocks, documents, spans and the shadow copy.

This layer knows characters and nothing of language or politics.
"""
