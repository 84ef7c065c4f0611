"""Hostile inputs: bytes that nobody should feed to a reader and somebody will.

`hostile_inputs(seed=…)` gives well over 1,000 of them, the same for the same seed. The small ones
(`large=False`) are at most about 100 kB each; the large ones go up to the sizes that are promised.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

SENTENCE = (
    "L’ambassadeur a déclaré mardi : « Nous ne céderons pas à la pression », à l’œuvre depuis 30 €."
)
ARTICLE = (
    "Paris et Pékin se parlent\n\n"
    "La ministre des Affaires étrangères, Mme Claire Dupont, a déclaré que « la porte restait "
    "ouverte ».\n"
    "Il a ajouté que son pays s’engageait à livrer 30 véhicules d’ici 2030.\n"
    "- un premier point\nM. WANG : Oui.\nR – Non.\n"
)
OTHER_LANGUAGES = {
    "arabic": "قال الوزير إن الاتفاق «تاريخي» وإن بلاده ملتزمة به.",
    "hebrew": "השר אמר כי ההסכם הוא היסטורי.",
    "chinese": "外交部长表示，双方同意加强合作。“这是历史性的”，他说。",
    "japanese": "大臣は「合意は歴史的だ」と述べた。",
    "korean": "장관은 합의가 역사적이라고 말했다.",
    "russian": "Министр заявил, что договор «исторический».",
    "greek": "Ο υπουργός δήλωσε ότι η συμφωνία είναι ιστορική.",
    "hindi": "मंत्री ने कहा कि समझौता ऐतिहासिक है।",
    "thai": "รัฐมนตรีกล่าวว่าข้อตกลงเป็นประวัติศาสตร์",
    "german": "Der Minister erklärte: „Das Abkommen ist historisch“ – so sein Sprecher.",
    "english": 'The minister said: "We won\'t yield", adding that talks would go on.',
}
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15",
    "cp850", "mac_roman", "cp1251", "gb18030", "shift_jis", "utf-7",
)  # fmt: skip
NEWLINES = ("\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c", "\x85", "\n\r", "\n\n\n")
# Characters that stand for nothing, turn the direction, join, combine, or should not be there.
ODD = (
    "\x00", "\x01\x02\x1b[31m", "\x7f", "\x85", "\xa0", "\xad", "\u0301", "\u0338", "\u061c",
    "\u1160",
    "\u180e", "\u200b", "\u200d", "\u200e", "\u202e", "\u2028", "\u2066", "\u3000", "\ufe0f",
    "\ufeff",
    "\ufffd", "\uffff", "🇫🇷", "👩‍👩‍👧‍👦", "𝕷𝖊", "İ", "ß", "ﬁ", "ǅ", "\U000e0041", "\U0010ffff",
)  # fmt: skip
MARKS = "«»“”„‟‹›‘’\"'"


@dataclass(frozen=True, slots=True)
class Hostile:
    """An input: `name` says what it is and is a file name with the suffix that a reader goes by."""

    name: str
    data: bytes


def hostile_inputs(*, seed: int = 0, large: bool = False) -> Iterator[Hostile]:
    """Yield the inputs, the same for the same seed; the large ones last."""
    yield from _fixed()
    yield from _encodings()
    yield from _texts()
    yield from _json_lines()
    yield from _random(random.Random(seed))
    if large:
        yield from _large()


def _fixed() -> Iterator[Hostile]:
    cases = {
        "empty": b"",
        "one-letter": b"a",
        "one-newline": b"\n",
        "spaces": b" " * 5_000,
        "newlines": b"\r\n" * 5_000,
        "nul": b"\x00",
        "nuls": b"\x00" * 10_000,
        "text-with-nul": SENTENCE.encode() + b"\x00",
        "text-with-nuls": b"\x00".join([SENTENCE.encode()] * 20),
        "all-bytes": bytes(range(256)),
        "all-high-bytes": bytes(range(128, 256)) * 20,
        "ff": b"\xff" * 1_000,
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "zip": b"PK\x03\x04\x14\x00\x06\x00",
        "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
        "only-marks": MARKS.encode() * 100,
        "nested-marks": ("«" * 10_000 + "a" + "»" * 10_000).encode(),
        "open-marks": ("« a " * 10_000).encode(),
        "closing-marks": ("a » " * 10_000).encode(),
        "brackets": b"(" * 20_000,
        "colons": b": " * 20_000,
        "dashes": "– ".encode() * 20_000,
        "commas": b"a, " * 20_000,
        "full-stops": b". " * 20_000,
        "ellipses": "…".encode() * 20_000,
        "short-lines": b"a b\n" * 20_000,
        "list": b"- a\n" * 10_000,
        "turns": b"Q : a\nR : b\n" * 5_000,
        "tabs": b"a\tb\t\tc\n" * 5_000,
        "huge-word": b"a" * 100_000,
        "accents-piled": ("e" + "\u0301" * 20_000).encode(),
        "accents-alone": ("\u0301" * 20_000).encode(),
        "right-to-left-override": ("\u202e" + SENTENCE + "\u202c").encode() * 20,
        "double-mojibake": SENTENCE.encode().decode("cp1252", "ignore").encode(),
        "cesu": b"\xed\xa0\xbd\xed\xb8\x80 texte",
        "overlong": b"\xc0\xaf\xe0\x80\xaf texte",
        "html": b"<html><script>alert(1)</script><p>Le ministre a dit.</p>",
        "numbers": b"1,5 2.5 30 000 " * 2_000,
        "numbers-huge": b"9" * 20_000,
    }
    for name, data in cases.items():
        yield Hostile(f"{name}.txt", data)
        yield Hostile(f"{name}.jsonl", data)


def _encodings() -> Iterator[Hostile]:
    for encoding, newline in product(ENCODINGS, NEWLINES):
        data = ARTICLE.replace("\n", newline).encode(encoding, "replace")
        yield Hostile(f"article-{encoding}-{ascii(newline)[1:-1]}.txt", data)
    for encoding in ENCODINGS:
        data = SENTENCE.encode(encoding, "replace")
        for cut in range(1, 13):
            yield Hostile(f"cut-end-{encoding}-{cut}.txt", data[:-cut])
            yield Hostile(f"cut-start-{encoding}-{cut}.txt", data[cut:])
        yield Hostile(f"mixed-{encoding}.txt", SENTENCE.encode() + b"\n" + data)
        yield Hostile(f"lines-{encoding}.jsonl", json.dumps({"text": SENTENCE}).encode(encoding))


def _texts() -> Iterator[Hostile]:
    for (language, text), times in product(OTHER_LANGUAGES.items(), (1, 50)):
        yield Hostile(f"{language}-{times}.txt", (text + "\n").encode() * times)
        yield Hostile(f"{language}-{times}-one-line.txt", text.encode() * times)
    for place, odd in enumerate(ODD):
        yield Hostile(f"odd-{place}-alone.txt", odd.encode())
        yield Hostile(f"odd-{place}-between-letters.txt", odd.join(SENTENCE).encode())
        yield Hostile(f"odd-{place}-between-words.txt", SENTENCE.replace(" ", odd).encode())
        yield Hostile(f"odd-{place}-many.txt", (odd * 3_000).encode())
        yield Hostile(f"odd-{place}.jsonl", json.dumps({"text": SENTENCE + odd}).encode())


def _json_lines() -> Iterator[Hostile]:
    values: tuple[object, ...] = (
        None,
        True,
        0,
        -1.5,
        10**30,
        "",
        " ",
        "a",
        "\ud800",
        "\x00",
        "x" * 5_000,
        [],
        [1],
        {},
        {"text": 1},
    )
    members = ("id", "language", "published", "publisher", "title", "text", "document")
    for member, (place, value), alone in product(members, enumerate(values), (False, True)):
        document = {member: value} if alone else {"text": ARTICLE, member: value}
        name = f"{'only-' if alone else ''}{member}-{place}.jsonl"
        yield Hostile(name, json.dumps(document).encode() + b"\n")
    lines = {
        "surrogate": rb'{"text": "Le ministre \ud800 a dit \udfff."}',
        "escapes": rb'{"text": "\u0000\u200b\ufeff\uffff"}',
        "not-closed": b'{"text": "a',
        "two-on-a-line": b'{"text": "a"} {"text": "b"}',
        "array": b'[{"text": "a"}]',
        "nan": b"NaN",
        "huge-number": b'{"id": 1' + b"0" * 6_000 + b', "text": "a"}',
        "deep-arrays": b"[" * 50_000,
        "deep-objects": b'{"a":' * 50_000,
        "same-member-twice": b'{"text": "a", "text": "b"}',
        "single-quotes": b"{'text': 'a'}",
    }
    for name, line in lines.items():
        yield Hostile(f"{name}.jsonl", line + b"\n" + json.dumps({"text": SENTENCE}).encode())


def _random(source: random.Random) -> Iterator[Hostile]:
    alphabet = SENTENCE + MARKS + "\n\r\t .:–-" + "".join(ODD) + "".join(OTHER_LANGUAGES.values())
    words = SENTENCE.split() + [
        "«",
        "»",
        '"',
        "\n",
        "\n\n",
        "–",
        "- ",
        ":",
        "M. WANG :",
        "R –",
        "…",
        "\t",
    ]
    for number in range(120):
        size = source.choice((1, 2, 10, 100, 1_000, 5_000))
        letters = "".join(source.choices(alphabet, k=size))
        yield Hostile(f"random-letters-{number}.txt", letters.encode())
        yield Hostile(
            f"random-words-{number}.txt", " ".join(source.choices(words, k=size)).encode()
        )
        yield Hostile(f"random-bytes-{number}.txt", source.randbytes(size))
        damaged = bytearray((ARTICLE * 3).encode(source.choice(ENCODINGS[:8]), "replace"))
        for _ in range(source.randint(1, 20)):
            damaged[source.randrange(len(damaged))] = source.randrange(256)
        yield Hostile(f"damaged-{number}.{source.choice(('txt', 'jsonl', 'json'))}", bytes(damaged))


def _large() -> Iterator[Hostile]:
    megabyte = SENTENCE.encode() * (2**20 // len(SENTENCE.encode()))
    yield Hostile("one-line-1-mb.txt", megabyte)
    yield Hostile("one-line-50-mb.txt", megabyte * 50)
    yield Hostile("one-word-50-mb.txt", b"a" * 50_000_000)
    yield Hostile("beyond-the-limit.txt", b"a " * (33 * 2**20))
    yield Hostile(
        "beyond-the-limit.jsonl", b'{"text": "' + b"a " * (33 * 2**20) + b'"}\n{"text": "a"}'
    )
    yield Hostile("short-lines-100000.txt", b"mot\n" * 100_000)
    yield Hostile("marks-nested-1-mb.txt", ("«" * 250_000 + "»" * 250_000).encode())
    yield Hostile("binary-1-mb.txt", random.Random(1).randbytes(2**20))
    yield Hostile("arabic-1-mb.txt", OTHER_LANGUAGES["arabic"].encode() * 11_000)
    yield Hostile("accents-1-mb.txt", ("e" + "\u0301\u0327" * 250_000).encode())
    yield Hostile("wrapped-1-mb.txt", (("mot " * 18).strip() + "\n").encode() * 14_000)
    yield Hostile(
        "documents-10000.jsonl", (json.dumps({"text": SENTENCE}) + "\n").encode() * 10_000
    )
