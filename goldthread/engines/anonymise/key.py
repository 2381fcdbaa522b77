"""The key of one anonymised file: which words stood where a pseudonym stands, under lock.

It is a file of its own, kept apart from the text. Of the text it holds no word but the ones that
were replaced: each paragraph is known by the digest (SHA-256) of what was written. Encrypted with
Fernet (AES-128 and HMAC-SHA256), its lock made of a passphrase by scrypt (RFC 7914).
"""

import base64
import hashlib
import json
import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from goldthread.engines.anonymise.findings import Finding, apply

_HEAD = b"goldthread key 1\n"
_SALT = 16  # bytes
_COST = 2**15  # of scrypt: a tenth of a second and 32 MB
SHORTEST = 12  # characters of a passphrase


@dataclass(frozen=True)
class Lock:
    """Where a key is to be written, and the passphrase that opens it."""

    path: Path
    passphrase: str


class CannotOpen(Exception):
    """The key cannot be made or opened: one sentence, what and what next."""


@dataclass(frozen=True)
class Stood:
    """From `start` to `end` in a text that was written, these `words` stood before."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Key:
    """`digest`: of the file that was written. `people`: pseudonym to the words it stands for, the
    most frequent first. `texts`: by the digest of a text, what stood in it; where several texts
    read the same now, one after the other.
    """

    digest: str
    people: dict[str, list[str]]
    texts: dict[str, list[list[Stood]]]


def digest_of(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def key_of(written: bytes, findings: Iterable[tuple[str, Finding]]) -> Key:
    """A key for a file. `findings`: (text that the finding counts in, finding), in their order."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    texts: dict[str, list[list[Stood]]] = defaultdict(list)
    for text, found in _by_text(findings):
        for one in found:
            people[one.replacement][one.text] += 1
        texts[digest_of(apply(text, found))].append(_stood(found))
    said = {name: [words for words, _ in count.most_common()] for name, count in people.items()}
    kept = {at: every[:1] if every.count(every[0]) == len(every) else every
            for at, every in texts.items()}  # fmt: skip
    return Key(digest_of(written), said, kept)


def _by_text(findings: Iterable[tuple[str, Finding]]) -> list[tuple[str, list[Finding]]]:
    """What was replaced, text by text: a finding that is not after the last begins a new one."""
    texts: list[tuple[str, list[Finding]]] = []
    for text, one in findings:
        if one.status != "replaced":
            continue
        if texts and texts[-1][0] == text and texts[-1][1][-1].end <= one.start:
            texts[-1][1].append(one)
        else:
            texts.append((text, [one]))
    return texts


def _stood(findings: list[Finding]) -> list[Stood]:
    stood, moved = [], 0
    for one in findings:
        start = one.start + moved
        stood.append(Stood(start, start + len(one.replacement), one.text))
        moved += len(one.replacement) - (one.end - one.start)
    return stood


def locked(key: Key, passphrase: str) -> bytes:
    """The bytes of the key's file. Errors: CannotOpen, for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise CannotOpen(
            f"The passphrase needs {SHORTEST} characters or more. Choose several words."
        )
    salt = secrets.token_bytes(_SALT)
    return _HEAD + salt + _lock(passphrase, salt).encrypt(json.dumps(asdict(key)).encode())


def opened(data: bytes, passphrase: str) -> Key:
    """Errors: CannotOpen, when it is no key, was changed, or the passphrase is another."""
    if not data.startswith(_HEAD):
        raise CannotOpen("This is no key that goldthread anonymise wrote. Choose the right file.")
    salt, token = data[len(_HEAD) :][:_SALT], data[len(_HEAD) + _SALT :]
    try:
        told = json.loads(_lock(passphrase, salt).decrypt(token))
    except InvalidToken:
        raise CannotOpen(
            "The key does not open: another passphrase, or the key was changed."
        ) from None
    texts = {
        at: [[Stood(**one) for one in stood] for stood in every]
        for at, every in told["texts"].items()
    }
    return Key(told["digest"], told["people"], texts)


def _lock(passphrase: str, salt: bytes) -> Fernet:
    made = Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(made))


class Restorer:
    """Finds pseudonyms where the key knows them, to put back what stood there: used like a Finder.

    `left`: the digests of texts that were not met, because they were changed or are gone.
    """

    missing: tuple[str, ...] = ()

    def __init__(self, key: Key) -> None:
        self.key = key
        self.left = set(key.texts)
        self._met: Counter[str] = Counter()

    def without_names(self) -> "Restorer":
        return self

    def look_ahead(self, texts: Iterable[str]) -> None:
        """Nothing to prepare: a key knows its texts."""

    def find(self, text: str, before: str = "", after: str = "") -> list[Finding]:
        at = digest_of(text)
        every = self.key.texts.get(at, [[]])
        stood = every[min(self._met[at], len(every) - 1)]
        self._met[at] += 1
        self.left.discard(at)
        return [
            Finding(one.start, one.end, text[one.start : one.end], "full-name", None, one.words,
                    1.0, "the key says so", "replaced")
            for one in stood
        ]  # fmt: skip
