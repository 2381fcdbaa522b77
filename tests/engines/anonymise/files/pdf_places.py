"""Every place in a PDF where a name can stand, each with a PDF that has it there."""

import io
from collections.abc import Callable
from functools import cache

from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
    create_string_object,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.engines.anonymise.files.building import JPEG, jpeg

WHO = "Robin Lark"


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def text(*lines: str) -> Callable[[], bytes]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)

    return lambda: drawn(draw)


@cache
def plain() -> bytes:
    return text("Seen at home.")()


def changed(change: Callable[[PdfWriter], object]) -> Callable[[], bytes]:
    def make() -> bytes:
        writer = PdfWriter(clone_from=io.BytesIO(plain()))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return make


def words(**entries: object) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject(f"/{key}"): create_string_object(one) if isinstance(one, str) else one
            for key, one in entries.items()
        }
    )


def in_root(key: str, value: DictionaryObject) -> Callable[[], bytes]:
    def put(writer: PdfWriter) -> None:
        writer.root_object[NameObject(key)] = writer._add_object(value)

    return changed(put)


def stream(data: bytes, **entries: str) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    for key, value in entries.items():
        made[NameObject(f"/{key}")] = NameObject(value)
    return made


def note(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text=WHO, rect=(50, 50, 200, 200)))


def earlier() -> bytes:
    """Saved again on top of what was there: the first version is still in the file."""
    writer = PdfWriter(io.BytesIO(text(f"Seen with {WHO}")()), incremental=True)
    contents = writer.pages[0].raw_get("/Contents").idnum
    writer._replace_object(contents, stream(b"BT ET"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def spread(canvas: Canvas) -> None:
    canvas.drawString(72, 40, "Robin")
    canvas.showPage()
    canvas.drawString(72, 740, "Lark")


def boxed(canvas: Canvas) -> None:
    canvas.drawString(72, 700, WHO)
    canvas.rect(60, 690, 200, 30, fill=1)


def unpainted(canvas: Canvas) -> None:
    found = canvas.beginText(72, 700)
    found.setTextRenderMode(3)
    found.textLine(WHO)
    canvas.drawText(found)


def beside(writer: PdfWriter) -> None:
    """A picture as a camera made it."""
    found = stream(jpeg(WHO), Type="/XObject", Subtype="/Image", Filter="/DCTDecode",
                   ColorSpace="/DeviceGray")  # fmt: skip
    for key, number in (("/Width", 1), ("/Height", 1), ("/BitsPerComponent", 8)):
        found[NameObject(key)] = NumberObject(number)
    page = writer.pages[0]
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/P"): writer._add_object(found)})}
    )
    page[NameObject("/Contents")] = writer._add_object(stream(b"/P Do"))


XMP = f'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><t>{WHO}</t></x:xmpmeta>'.encode()
ALT = b"/Figure <</ActualText <FEFF004C00610072006B>>> BDC EMC"
PLACES: dict[str, Callable[[], bytes]] = {
    "text": text(f"Seen with {WHO}."),
    "text over two lines": text("Seen with Robin", "Lark at home"),
    "text under a black box": lambda: drawn(boxed),
    "text that is not painted": lambda: drawn(unpainted),
    "text off the page": lambda: drawn(lambda canvas: canvas.drawString(-500, -500, WHO)),
    "title": lambda: drawn(lambda canvas: canvas.setTitle(WHO)),
    "author": lambda: drawn(lambda canvas: canvas.setAuthor(WHO)),
    "own property": changed(lambda writer: writer.add_metadata({"/Case": WHO})),
    "metadata (XMP)": in_root("/Metadata", stream(XMP, Type="/Metadata", Subtype="/XML")),
    "note": changed(note),
    "link": lambda: drawn(lambda canvas: canvas.linkURL("https://x.example/Robin%20Lark", (0, 0, 9, 9))),
    "bookmark": changed(lambda writer: writer.add_outline_item(WHO, 0)),
    "form field": lambda: drawn(lambda canvas: canvas.acroForm.textfield(value=WHO, name="n")),
    "form field's tip": lambda: drawn(lambda canvas: canvas.acroForm.textfield(tooltip=WHO, name="n")),
    "alt text in the structure": in_root("/StructTreeRoot", words(Alt=WHO)),
    "alt text in the page": in_root("/Other", stream(ALT)),
    "script": changed(lambda writer: writer.root_object.__setitem__(
        NameObject("/OpenAction"), words(S=NameObject("/JavaScript"), JS=f"app.alert('{WHO}')"))),
    "layer's name": in_root("/OCProperties", words(OCGs=ArrayObject([words(Name=WHO)]))),
    "name of a place": in_root("/Dests", DictionaryObject({NameObject("/RobinLark"): TextStringObject("")})),
    "the end of the file": lambda: plain().replace(b"trailer\n<<", b"trailer\n<< /Case (Robin Lark)"),
    "a form's own language": in_root("/XFA", stream(f"<a>{WHO}</a>".encode())),
    "name of an attached file": changed(lambda writer: writer.add_attachment(f"{WHO}.txt", b"x")),
    "an object that nothing shows": changed(lambda writer: writer._add_object(words(Note=WHO))),
    "data of some program": in_root("/PieceInfo", stream(b"\0\1\2" + WHO.encode() + b"\0")),
    "an earlier version": earlier,
    "beside a picture": changed(beside),
}  # fmt: skip
UNREAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "scan": (lambda: drawn(lambda canvas: canvas.drawImage(ImageReader(io.BytesIO(JPEG)), 0, 0)), "page without text"),
    "picture": (lambda: drawn(lambda canvas: [canvas.drawImage(ImageReader(io.BytesIO(JPEG)), 0, 0), canvas.drawString(9, 9, "Text")]), "A picture"),
    "attached file": (changed(lambda writer: writer.add_attachment("a.txt", b"x")), "attached"),
    "recording": (in_root("/Other", DictionaryObject({NameObject("/Subtype"): NameObject("/Sound")})), "recording"),
}  # fmt: skip
