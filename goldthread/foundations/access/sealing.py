"""Encryption of what only one person, or only this installation, may read back."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealer(purpose: str) -> MultiFernet:
    """Encrypts with today's secret key; still opens what an earlier key (a fallback) sealed.

    Each purpose has its own key, so that text sealed for one is nonsense to another.
    """
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def _key(secret: str, purpose: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=f"goldthread {purpose}".encode())
    return base64.urlsafe_b64encode(derived.derive(secret.encode()))
