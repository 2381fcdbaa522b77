"""Bring the built files of GOV.UK Frontend and MOJ Frontend into the repository.

Only whoever refreshes the design system runs this; setting up and running need no Node.

    npm pack govuk-frontend@6 && npm pack @ministryofjustice/frontend@11
    python scripts/vendor_frontend.py govuk-frontend-6.6.0.tgz ministryofjustice-frontend-11.1.0.tgz

What is left out, and why: the GDS Transport font, the crown and crest, favicons and logotypes
belong to the government and may not be used by other services; source maps would make
`collectstatic` fail, because they point at files that are not kept.
The licence files beside the assets are kept by hand.
"""

import json
import re
import sys
import tarfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "goldthread" / "web" / "static" / "vendor"
BUILT = {
    "govuk-frontend": "package/dist/govuk/govuk-frontend.min",
    "@ministryofjustice/frontend": "package/moj/moj-frontend.min",
}
ICONS = "package/moj/assets/images/"
NOT_OURS = re.compile(r"crest|crown|logotype|govuk-|opengraph|touch-icon|wysiwyg|\.png")


def clean_css(text: str) -> str:
    """The style sheet without fonts, crest, source map or absolute addresses."""
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = re.sub(r"""["']?GDS Transport["']?,""", "", text)
    text = re.sub(r"[\w-]+:url\(/assets/images/govuk-crest\.svg\);?", "", text)
    text = re.sub(r"background-image:url\([^)]*wysiwyg[^)]*\);?", "", text)
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)
    return text.replace("url(/assets/images/", "url(images/")


def clean_js(text: str) -> str:
    return re.sub(r"//# sourceMappingURL=\S*", "", text)


def unpack(archive: Path) -> str:
    """Write one package's files; its name and version, for the record."""
    with tarfile.open(archive) as tar:

        def read(name: str) -> str:
            member = tar.extractfile(name)
            if member is None:
                raise SystemExit(f"{archive.name} has no {name}. Nothing was written.")
            return member.read().decode()

        about = json.loads(read("package/package.json"))
        built = BUILT[about["name"]]
        css, js = clean_css(read(f"{built}.css")), clean_js(read(f"{built}.js"))
        folder = VENDOR / built.rsplit("/", 1)[1].removesuffix(".min")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{folder.name}.min.css").write_text(css)
        (folder / f"{folder.name}.min.js").write_text(js)
        for name in tar.getnames():
            if name.startswith(ICONS) and not NOT_OURS.search(name) and Path(name).name in css:
                (folder / "images").mkdir(exist_ok=True)
                (folder / "images" / Path(name).name).write_text(read(name))
    return f"{about['name']} {about['version']} ({about['license']})"


if __name__ == "__main__":
    lines = [unpack(Path(name)) for name in sys.argv[1:]]
    (VENDOR / "VERSIONS").write_text("".join(f"{line}\n" for line in lines))
    print(*lines, sep="\n")
