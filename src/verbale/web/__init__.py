"""The page where people read, check and share, and the HTTP interface beneath it.

Starlette is imported only when a server is made.
"""
