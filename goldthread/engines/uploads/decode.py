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
    """(text, encoding): a byte order mark decides, UTF-16 by its zeros, UTF-8, and Windows-1252 or
    Mac Roman by which of them makes quotation marks, dashes and letters of the odd bytes.

    Windows-1252 takes any bytes: look for control characters before trusting it.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if data[:400].count(0) > len(data[:400]) // 4:
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(encoding, errors="replace"), encoding
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "mac_roman" if _looks_mac(data[:1_000_000]) else "cp1252"
        return data.decode(encoding, errors="replace"), encoding
    return text, "utf-8"


# Bytes that are quotes, dashes or letters in the one and unlikely or nothing in the other.
_MAC = bytes((0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0x8E, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
_WINDOWS = bytes((0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xE0, 0xE8, 0xE9, 0xE2, 0xF4, 0xEF))


def _looks_mac(data: bytes) -> bool:
    return sum(map(data.count, _MAC)) > sum(map(data.count, _WINDOWS))


def looks_like_text(data: bytes) -> bool:
    """No control characters other than tabs and line ends in the first part."""
    text, _ = decode(data[:65536])
    if not text:
        return False
    odd = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f")
    odd += text.count("\ufffd")
    return odd <= len(text) // 200
