"""Django's settings. What an installation may change stands in `environment.py`."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from goldthread.environment import data_folder, one_of, read, several, whole, yes

HERE = Path(__file__).parent
DATA = data_folder()
DEBUG = yes("GOLDTHREAD_DEBUG")

# A demo runs with keys that everyone can read; `manage check --deploy` refuses them.
DEMO_KEY = "goldthread-demo-key-not-for-real-use-" + "x" * 24
SECRET_KEY = read("GOLDTHREAD_SECRET_KEY") or DEMO_KEY
SECRET_KEY_FALLBACKS = several("GOLDTHREAD_OLD_SECRET_KEYS")
AUDIT_KEY = read("GOLDTHREAD_AUDIT_KEY") or DEMO_KEY
ALLOWED_HOSTS = several("GOLDTHREAD_HOSTS")
ADDRESS = read("GOLDTHREAD_ADDRESS").rstrip("/")
LICENCE = read("GOLDTHREAD_LICENCE")
CSRF_TRUSTED_ORIGINS = [ADDRESS]

ROOMS = [
    "goldthread.foundations.access",
    "goldthread.foundations.agencies",
    "goldthread.foundations.followthrough",
    "goldthread.foundations.people",
    "goldthread.foundations.guidance",
    "goldthread.foundations.training",
    "goldthread.casework.frameworks",
    "goldthread.casework.safeguards",
    "goldthread.casework.weighing",
    "goldthread.casework.plans",
    "goldthread.casework.abuse",
    "goldthread.casework.oversight",
    "goldthread.casework.wellbeing",
    "goldthread.casework.intake",
    "goldthread.casework.differences",
    "goldthread.casework.reviews",
    "goldthread.casework.meetings",
    "goldthread.casework.alongside",
    "goldthread.casework.submissions",
    "goldthread.casework.chronology",
    "goldthread.casework.freezing",
    "goldthread.casework.timeline",
    "goldthread.casework.balance",
    "goldthread.casework.contributions",
    "goldthread.casework.practitioners",
    "goldthread.improvement.learning",
    "goldthread.improvement.recommendations",
    "goldthread.improvement.assurance",
    "goldthread.improvement.coding",
    "goldthread.publishing.anonymising",
    "goldthread.publishing.documents",
    "goldthread.publishing.languages",
    "goldthread.publishing.themes",
    "goldthread.publishing.papers",
    "goldthread.publishing.reports",
    "goldthread.publishing.public_site",
    "goldthread.web",
    "goldthread.web.api",
]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "goldthread.web.compressing.CompressedSheets",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldthread.web.api.problems.ProblemsNotPages",
    "goldthread.web.errors.ErrorPages",
    "goldthread.web.errors.NothingEndless",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldthread.foundations.access.middleware.NothingCached",
    "goldthread.foundations.access.middleware.NothingLeftBehind",
    "goldthread.foundations.access.middleware.RefusalsAreRecorded",
    "goldthread.foundations.access.middleware.ReadingsAreRecorded",
    "goldthread.foundations.access.middleware.IdleTimeOut",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "goldthread.foundations.access.middleware.SecondFactorFirst",
    "goldthread.foundations.access.middleware.SentOnceOnly",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.foundations.agencies.middleware.CurrentPartnership",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "goldthread.web.urls"
if yes("GOLDTHREAD_PUBLIC"):  # nobody signs in, and no session is looked for in the database
    ROOT_URLCONF = "goldthread.web.public_urls"
    SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
WSGI_APPLICATION = "goldthread.web.wsgi.application"

_processors = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE.joinpath(*room.split(".")[1:], "templates") for room in ROOMS],
        "OPTIONS": {
            "environment": "goldthread.web.jinja.environment",
            "context_processors": [*_processors, "goldthread.web.context.page"],
        },
    },
    {  # only for the libraries' own templates, such as e-mails
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _processors},
    },
]

# --- data -------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        read("DATABASE_URL") or f"sqlite:///{DATA / 'goldthread.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATA.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on this machine
    # Immediate transactions: with deferred ones, two writers who read first lock each other out.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA foreign_keys=ON;PRAGMA cache_size=-65536;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_files: dict[str, object] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": str(DATA / "files")},
}
if read("GOLDTHREAD_S3_BUCKET"):
    _files = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": read("GOLDTHREAD_S3_BUCKET"),
            "endpoint_url": read("GOLDTHREAD_S3_ENDPOINT") or None,
            "region_name": read("GOLDTHREAD_S3_REGION"),
            "access_key": read("GOLDTHREAD_S3_KEY"),
            "secret_key": read("GOLDTHREAD_S3_SECRET"),
            "default_acl": "private",
            "file_overwrite": False,
        },
    }
STORAGES = {
    "default": _files,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOAD_BYTES = whole("GOLDTHREAD_UPLOAD_MB") * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [HERE / "web" / "static"]
WHITENOISE_USE_FINDERS = True  # serves the packaged assets without a collectstatic step
WHITENOISE_AUTOREFRESH = DEBUG

# --- jobs and mail ----------------------------------------------------------------------------
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if one_of("GOLDTHREAD_JOBS", "now", "worker") == "worker"
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
EMAIL_BACKEND = {
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}[one_of("GOLDTHREAD_MAIL", "file", "console", "smtp")]
EMAIL_FILE_PATH = DATA / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read("GOLDTHREAD_MAIL_FROM")
EMAIL_HOST, EMAIL_PORT = read("GOLDTHREAD_SMTP_HOST"), whole("GOLDTHREAD_SMTP_PORT")
EMAIL_HOST_USER = read("GOLDTHREAD_SMTP_USER")
EMAIL_HOST_PASSWORD = read("GOLDTHREAD_SMTP_PASSWORD")
EMAIL_USE_TLS = True

# --- doors ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SECOND_FACTOR = yes("GOLDTHREAD_SECOND_FACTOR")
IDLE_SECONDS = whole("GOLDTHREAD_IDLE_MINUTES") * 60
# Writing the session at every click would cost a write a page; this much leeway is harmless.
SEEN_LEEWAY = 20  # seconds

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "goldthread.foundations.access.adapter.InvitedOnly"
SOCIALACCOUNT_ADAPTER = "goldthread.foundations.access.adapter.KnownPeopleOnly"
ACCOUNT_FORMS = {
    "login": "goldthread.foundations.access.forms.SignIn",
    "reauthenticate": "goldthread.foundations.access.forms.ConfirmPassword",
    "change_password": "goldthread.foundations.access.forms.ChangePassword",
    "reset_password": "goldthread.foundations.access.forms.ForgotPassword",
    "reset_password_from_key": "goldthread.foundations.access.forms.NewPassword",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "goldthread.foundations.access.adapter.SealedFactors"
MFA_FORMS = {
    "authenticate": "goldthread.foundations.access.forms.GiveCode",
    "reauthenticate": "goldthread.foundations.access.forms.ConfirmCode",
    "activate_totp": "goldthread.foundations.access.forms.FirstCode",
    "add_webauthn": "goldthread.foundations.access.forms.AddKey",
    "edit_webauthn": "goldthread.foundations.access.forms.RenameKey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Goldthread"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute wrong
SOCIALACCOUNT_PROVIDERS = {}
if _tenant := read("GOLDTHREAD_ENTRA_TENANT"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "entra",
                "name": "Microsoft",
                "client_id": read("GOLDTHREAD_ENTRA_CLIENT"),
                "secret": read("GOLDTHREAD_ENTRA_SECRET"),
                "settings": {
                    "server_url": f"https://login.microsoftonline.com/{_tenant}/v2.0",
                    "oauth_pkce_enabled": True,
                },
            }
        ]
    }

AXES_FAILURE_LIMIT = whole("GOLDTHREAD_SIGN_IN_TRIES")
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "goldthread.foundations.access.lockout.name_tried"
AXES_CLIENT_IP_CALLABLE = "goldthread.foundations.access.lockout.address_of"
AXES_LOCKOUT_CALLABLE = "goldthread.web.errors.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

API_PER_MINUTE = whole("GOLDTHREAD_API_PER_MINUTE")

HTTPS = yes("GOLDTHREAD_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # watchdogs ask from beside the application
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_NAME = "__Host-goldthread" if HTTPS else "goldthread"
# Nobody stays signed in so long: the idle time-out sees to that. But what is sent after a weekend
# away must still be known as theirs, so that it can be kept for them.
SESSION_COOKIE_AGE = 3 * 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "goldthread.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if yes("GOLDTHREAD_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # A browser that follows the form to Microsoft checks this list too.
        "form-action": [SELF, *(["https://login.microsoftonline.com"] if _tenant else [])],
        "frame-ancestors": [NONE],
    }
}

# --- words and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
# The address says the language: /cy/ before any other. No cookie, and anyone can keep a copy.
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [HERE / "web" / "locale"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
