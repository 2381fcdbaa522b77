"""Settings for tests: the real ones, quick and quiet."""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="goldthread-test-")  # goes when the tests end
os.environ["GOLDTHREAD_DATA"] = _folder.name
os.environ.setdefault("GOLDTHREAD_SECOND_FACTOR", "no")

from goldthread.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir()  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

SEEN_LEEWAY = 600  # a slow machine must not write the session in the middle of counted queries
