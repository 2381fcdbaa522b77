"""Bytes to text."""

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding): a byte order mark decides, then UTF-8, UTF-16 by its zeros, Windows-1252.

    Windows-1252 takes any bytes: look for control characters before trusting it.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"
    if data[:400].count(0) > len(data[:400]) // 4:
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(encoding, errors="replace"), encoding
    return text, "utf-8"


def looks_like_text(data: bytes) -> bool:
    """No control characters other than tabs and line ends in the first part."""
    text, _ = decode(data[:65536])
    if not text:
        return False
    odd = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f")
    odd += text.count("\ufffd")
    return odd <= len(text) // 200
