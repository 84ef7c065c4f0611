"""The name of whoever runs the program, as decisions state it."""

from __future__ import annotations

import getpass
import os


def user_name() -> str:
    """Return the user's name; the number of the account where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
