"""The recipe of Verbale's French model: from treebanks and entity corpora to a package.

Each module is one step that can be run alone (``python -m recipe.teach --help``); nothing here is
imported by Verbale itself.
"""
