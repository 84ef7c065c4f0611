"""The dateline of a French article: where and when it was filed, up to the dash before its text."""

from __future__ import annotations

import re

# A place, then a year, an agency in brackets or a whole date, then a dash; or a place in capitals.
# Cases: « N'DJAMENA, 4 juin 2024 (Agence) – », « PARIS (Agence) - », « 13 novembre 2017 . – »,
# « DAKAR – »
DATELINE = re.compile(
    r"(?P<dateline>[^\W\d_][^.!?\n]{0,60}?(?:\d{4}|\([^)\n]{2,40}\))[^.!?\n]{0,40}?"
    r"|\d{1,2}(?:er)?\s[^.!?\n]{3,12}\s\d{4}\s?\.?"
    r"|[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ' -]{2,30})\s?[–—-]\s"
)
