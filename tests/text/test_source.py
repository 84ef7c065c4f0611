from __future__ import annotations

import hashlib

from verbale.text.source import Source


def test_the_digest_is_of_the_bytes_as_received() -> None:
    data = b"\xef\xbb\xbfOui.\r\n"
    assert Source(data, "-").digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert Source(data, "-").received is None
