"""Bytes to text: byte order marks, declared charsets, UTF-16 without a mark, and undeclared single-byte Cyrillic."""

import codecs
import re

DECLARED = re.compile(rb"""(?:charset\s{0,4}=\s{0,4}|encoding\s{0,4}=\s{0,4})["']?\s{0,4}([A-Za-z0-9_.:-]{2,40})""")
DECLARED_WITHIN = 4096
"""Bytes searched for a declared charset: HTML asks for the first 1,024, old pages put it later."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN_LIES = {"ascii", "us-ascii", "iso-8859-1", "latin-1", "latin1", "iso8859-1"}
"""Declared names that browsers read as windows-1252 (WHATWG Encoding Standard)."""
ZEROS_OF_UTF16 = 0.2
"""Share of zero bytes at one parity that says UTF-16: Latin text has about half of that parity, Cyrillic its blanks."""
LOOK = 20000
"""Bytes looked at to guess a single-byte charset."""
FREQUENT = "оеаинтсрвлкмдпуі"
"""The commonest letters of Russian and Ukrainian; in the wrong charset other letters come first."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Text and the charset it was read in; never raises: what nothing fits is read as windows-1252 with marks.

    Order: byte order mark, UTF-16 by its zero bytes, UTF-8 if it fits (a declaration that UTF-8 contradicts is
    mostly wrong), the declared charset, then single-byte Cyrillic against windows-1252 by letter frequency.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    wide = _wide(data[:LOOK])
    if wide is not None:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:  # a cut last character
            return data.decode("utf-8", "replace"), "utf-8"
    name = _known(declared) or _known(_declared_in(data)) or single_byte(data[:LOOK])
    return data.decode(name, "replace"), name


def _declared_in(data: bytes) -> str | None:
    found = DECLARED.search(data[:DECLARED_WITHIN])
    return found.group(1).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        known = codecs.lookup(name.strip().lower()).name
    except LookupError:
        return None
    if known in LATIN_LIES or name.lower() in LATIN_LIES:
        return "cp1252"
    return (
        None
        if known.startswith(("utf", "base64", "hex", "rot", "zlib", "bz2", "quopri", "uu", "idna", "puny"))
        else known
    )


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark, by the parity of its zero bytes (or of Cyrillic's high bytes)."""
    if len(sample) < 4 or 0 not in sample:
        return None
    even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
    cyrillic_odd = sample[1::2].count(4) / (len(sample) / 2)
    cyrillic_even = sample[0::2].count(4) / (len(sample) / 2)
    if odd + cyrillic_odd > 0.7 and odd > 0.05 and even < 0.05:
        return "utf-16-le"
    if even + cyrillic_even > 0.7 and even > 0.05 and odd < 0.05:
        return "utf-16-be"
    return None


def single_byte(sample: bytes) -> str:
    """The likeliest single-byte charset: Cyrillic ones by letter frequency, else windows-1252."""
    high = sum(b >= 0xC0 for b in sample)
    letters = high + sum(65 <= b <= 90 or 97 <= b <= 122 for b in sample)
    if not high or (high < 0.25 * letters and not _runs_of_high(sample)):
        return "cp1252"
    scored = [(_cyrillic(sample, name), -i, name) for i, name in enumerate(("cp1251", "koi8-r", "iso8859-5", "cp866"))]
    best, _, name = max(scored)
    return name if best > 0 else "cp1252"


def _runs_of_high(sample: bytes) -> bool:
    """Words of four and more high bytes: in Latin script a letter with a mark hardly ever has such company."""
    return len(re.findall(rb"[\xa8\xb2-\xb4\xb8-\xff]{4,}", sample)) >= 3


def _cyrillic(sample: bytes, name: str) -> float:
    text = sample.decode(name, "replace")
    small = sum(text.count(c) for c in FREQUENT)
    odd = sum(1 for c in text if "А" <= c <= "Я") + sum(1 for c in text if "─" <= c <= "▟") * 2
    return small - odd * 0.5
