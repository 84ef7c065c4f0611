"""Mojibake: text that was decoded wrongly before it reached us. Reported here, never repaired."""

from __future__ import annotations

import re
from itertools import islice

# What the letters of UTF-8 look like when read as Latin-1 or Windows-1252: a lead byte, then a
# continuation byte as a sign. Cases: `dÃ©clarÃ©`, `lâ€™Ã‰tat`, `Â«`, `ï¿½`. Only a suspicion.
_SUSPECT = re.compile("(?P<pair>[ÂÃÄÅÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ðŸ|ï¿½)")
_LEADS = ("Ã", "Â", "Å", "â€", "Ä", "Ð", "Ñ", "ðŸ", "ï¿½")
_MOST_SUSPECTS = 50
_AROUND = 12


def mojibake_warning(text: str) -> str | None:
    """Return what to tell the reader where the text holds mojibake, None where it holds none."""
    # Looking for the lead bytes one by one is many times as fast as the expression.
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return None
    for suspect in islice(_SUSPECT.finditer(text), _MOST_SUSPECTS):
        start, end = suspect.span()
        around = text[max(0, start - _AROUND) : end + _AROUND]
        if _is_bad(around):
            line = text.count("\n", 0, start) + 1
            words = " ".join(around.split())
            return (
                f"line {line}: « {words} » looks like UTF-8 that was once read in another encoding "
                "(mojibake). The text is kept as it is: repair the file and read it again."
            )
    return None


def _is_bad(text: str) -> bool:
    # ftfy costs 60 ms to import, and most texts give no reason to.
    from ftfy.badness import is_bad

    return bool(is_bad(text))
