"""Writes docs/schemas/openapi-v1.json as the application makes it. Run it after a change."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")


def main() -> None:
    import django

    django.setup()
    from goldthread.web.api.interface import api

    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    kept = ROOT / "docs" / "schemas" / "openapi-v1.json"
    kept.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
