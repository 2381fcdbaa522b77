"""People who sign in, what they did, and what they were writing when they were signed out."""

from typing import Any, ClassVar, Never

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from goldthread.foundations.records.labels import Labels


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None) -> "User":
        user = self.model(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person with an account. What they may see comes from memberships and seats."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("full name", max_length=200)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()
    labels = Labels(open="id is_active joined last_login", personal="email name password")

    def __str__(self) -> str:
        return self.name

    @property
    def audit_ref(self) -> str:
        return f"user:{self.pk}"

    @property
    def audit_name(self) -> str:
        return self.name


class AppendOnly(models.QuerySet[Any]):
    """Rows that are added and never changed through the application."""

    def _refuse(self, *args: object, **kwargs: object) -> Never:
        raise TypeError("The audit trail can be added to, never changed.")

    update = delete = bulk_update = _raw_delete = _refuse


class AuditRow(models.Model):
    """One thing a person did, read or was refused. Text references only: it outlives its subject.

    `seal` is an HMAC over every other column and the seal of the row before, so that a changed,
    removed or reordered row shows (`goldthread audit verify`).
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=60, db_index=True)
    actor_name = models.CharField(max_length=200)
    did = models.CharField(max_length=60, db_index=True)
    about = models.CharField(max_length=100, db_index=True)
    about_name = models.CharField(max_length=300)
    partnership = models.CharField(max_length=60, db_index=True)
    words = models.TextField()
    detail = models.TextField()
    seal = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()
    labels = Labels(
        open="id number at did partnership seal",
        personal="actor actor_name",
        sensitive="about about_name words detail",
    )

    class Meta:
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.words}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The audit trail can be added to, never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TypeError("The audit trail can be added to, never changed.")


class AuditHead(models.Model):
    """How many rows the trail has and the seal of the last: a cut-off end shows. One row only."""

    count = models.PositiveBigIntegerField(default=0)
    last_seal = models.CharField(max_length=64, default="", blank=True)
    seal = models.CharField(max_length=64, default="", blank=True)
    labels = Labels(open="id count last_seal seal")

    def __str__(self) -> str:
        return f"{self.count} rows"


class KeptFormQuerySet(models.QuerySet["KeptForm"]):
    def visible_to(self, user: Any) -> "KeptFormQuerySet":
        """Nobody but the person who was writing."""
        return self.filter(owner_id=getattr(user, "pk", None))


class KeptForm(models.Model):
    """What a person was writing when they were signed out, encrypted, kept for them alone."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_forms")
    path = models.CharField(max_length=500)
    page_title = models.CharField(max_length=200)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(default=timezone.now)
    objects = KeptFormQuerySet.as_manager()
    labels = Labels(open="id owner path kept_at", sensitive="page_title sealed")

    def __str__(self) -> str:
        return f"{self.page_title} ({self.kept_at:%d %B %Y %H:%M})"


class SentOnce(models.Model):
    """A form that came from a device with poor signal: what was taken once is not taken again.

    `digest`: of what was sent, so that other words under the same token are not taken for it.
    `went`: where the answer led; empty while it is being saved, or when that was cut off.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=36)
    path = models.CharField(max_length=500)
    digest = models.CharField(max_length=64)
    went = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id owner token path digest went at")

    class Meta:
        verbose_name_plural = "sent once"
        constraints: ClassVar = [
            models.UniqueConstraint("owner", "token", "path", name="sent_once_to_a_page")
        ]

    def __str__(self) -> str:
        return f"sent to {self.path}"
