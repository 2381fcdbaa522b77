"""Uploaded files: a folder by default, an S3 bucket where the settings name one."""

from pathlib import Path

from tests.ops.conftest import Installation

BUCKET = {
    "GOLDTHREAD_S3_BUCKET": "fenmarsh-files",
    "GOLDTHREAD_S3_KEY": "key",
    "GOLDTHREAD_S3_SECRET": "secret",
}
ROUND_TRIP = """
import urllib.parse
import boto3
from moto import mock_aws
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
with mock_aws():
    client = boto3.client("s3", region_name="eu-west-2", aws_access_key_id="key",
                          aws_secret_access_key="secret")
    client.create_bucket(Bucket="fenmarsh-files",
                         CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    first = default_storage.save("evidence/audit.txt", ContentFile(b"twenty of twenty"))
    second = default_storage.save("evidence/audit.txt", ContentFile(b"another file, same name"))
    print(type(default_storage._wrapped).__name__)
    print(default_storage.open(first).read().decode())
    print(first != second)
    grants = client.get_object_acl(Bucket="fenmarsh-files", Key=first)["Grants"]
    print([grant["Grantee"].get("URI") for grant in grants])
    print("X-Amz-Signature" in urllib.parse.urlsplit(default_storage.url(first)).query)
"""
THERE_AND_BACK = """
import tempfile
from pathlib import Path
import boto3
from moto import mock_aws
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from goldthread.cli.backups import archive, uploads
with mock_aws():
    client = boto3.client("s3", region_name="eu-west-2", aws_access_key_id="key",
                          aws_secret_access_key="secret")
    client.create_bucket(Bucket="fenmarsh-files",
                         CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    for name in ("evidence/2026/audit.txt", "reviews/robin.txt"):
        default_storage.save(name, ContentFile(name.encode()))
    folder = Path(tempfile.mkdtemp())
    about = archive.Manifest(made="", goldthread="", database="", migrations=[])
    with archive.writing(folder / "backup.tar.gz", about) as writer:
        print(uploads.put_out(writer))
    default_storage.delete("reviews/robin.txt")
    (folder / "out").mkdir()
    archive.unpack(folder / "backup.tar.gz", folder / "out")
    print(uploads.put_in(folder / "out"))
    print(default_storage.open("reviews/robin.txt").read().decode())
"""


def test_files_go_to_the_data_folder_by_default(on_sqlite: Installation) -> None:
    on_sqlite.python(
        "from django.core.files.base import ContentFile\n"
        "from django.core.files.storage import default_storage\n"
        "default_storage.save('evidence/audit.txt', ContentFile(b'twenty of twenty'))"
    )
    kept = on_sqlite.data / "files" / "evidence" / "audit.txt"
    assert Path(kept).read_bytes() == b"twenty of twenty"


def test_files_go_to_the_bucket_and_are_private_there(on_sqlite: Installation) -> None:
    told = on_sqlite.python(ROUND_TRIP, **BUCKET).splitlines()
    assert told == ["S3Storage", "twenty of twenty", "True", "[None]", "True"]
    assert not (on_sqlite.data / "files").exists()


def test_a_backup_takes_files_from_the_bucket_and_puts_back_the_lost_one(
    on_sqlite: Installation,
) -> None:
    assert on_sqlite.python(THERE_AND_BACK, **BUCKET).splitlines() == [
        "2",
        "1",
        "reviews/robin.txt",
    ]
