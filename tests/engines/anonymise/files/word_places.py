"""Every place in a Word document where a name can stand, each with a document that has it there."""

from collections.abc import Callable

from tests.engines.anonymise.files.building import (
    NS,
    TYPE,
    changed,
    jpeg,
    linked,
    packed,
    paragraph,
    plain,
    png,
    run,
    unpacked,
    with_body,
    with_part,
)

WHO = "Robin Lark"
WHEN = 'w:date="2026-01-01T00:00:00Z"'
MS = "http://schemas.microsoft.com/office/2011/relationships/"
THEME = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
LETTERS = "".join(run(c, "<w:b/>" if c.isupper() else "") for c in f"Seen with {WHO} at home.")


def body(inside: str) -> Callable[[], bytes]:
    return lambda: with_body(paragraph(inside))


def blocks(inside: str) -> Callable[[], bytes]:
    return lambda: with_body(inside + paragraph(run("End")))


def cells(*texts: str) -> str:
    return "".join(
        f"<w:tc>{text if '<w:' in text else paragraph(run(text))}</w:tc>" for text in texts
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def note(kind: str) -> bytes:
    xml = f'<w:{kind}s {NS}><w:{kind} w:id="1">{paragraph(LETTERS)}</w:{kind}></w:{kind}s>'
    data = with_part(f"word/{kind}s.xml", xml, f"{kind}s", type_=f"{TYPE}{kind}s+xml")
    return with_body(paragraph(run("Text") + f'<w:r><w:{kind}Reference w:id="1"/></w:r>'), data)


def edge(kind: str, when: str, inside: str) -> bytes:
    root = {"header": "hdr", "footer": "ftr"}[kind]
    xml = f"<w:{root} {NS}>{inside}</w:{root}>"
    data = with_part(f"word/{kind}9.xml", xml, kind, type_=f"{TYPE}{kind}+xml", id_="rIdE")
    mark = f'<w:{kind}Reference w:type="{when}" r:id="rIdE"/>'
    data = changed(data, "word/document.xml", lambda t: t.replace("<w:pgSz", f"{mark}<w:pgSz", 1))
    assert b"rIdE" in unpacked(data)["word/document.xml"]
    return data


def comment(author: str, text: str) -> bytes:
    xml = (
        f'<w:comments {NS}><w:comment w:id="0" w:author="{author}" w:initials="RL" {WHEN}>'
        f"{paragraph(text)}</w:comment></w:comments>"
    )
    data = with_part("word/comments.xml", xml, "comments", type_=f"{TYPE}comments+xml")
    marks = (
        '<w:commentRangeStart w:id="0"/>' + run("Text") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    return with_body(paragraph(marks), data)


def picture(name: str, blob: bytes, kind: str, descr: str = "A house", title: str = "") -> bytes:
    data = with_part(f"word/media/{name}", blob, "image", type_=f"image/{kind}", id_="rIdP")
    return with_body(paragraph(drawing(descr, title, "Picture 1")), data)


def drawing(descr: str, title: str, name: str, shown: str = "") -> str:
    shown = shown or (
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rIdP"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/>'
        "</pic:pic></a:graphicData>"
    )
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900" cy="900"/>'
        f'<wp:docPr id="1" name="{name}" descr="{descr}" title="{title}"/>'
        f"<a:graphic>{shown}</a:graphic></wp:inline></w:drawing></w:r>"
    )


PICTURE_OUTSIDE = (
    '<a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:link="rIdO"/></pic:blipFill></pic:pic>'
    "</a:graphicData>"
)


def chart(inside: str) -> bytes:
    xml = f"<c:chartSpace {NS}><c:chart>{inside}</c:chart></c:chartSpace>"
    type_ = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    data = with_part("word/charts/chart1.xml", xml, "chart", type_=type_, id_="rIdC")
    shown = '<a:graphicData uri="c"><c:chart r:id="rIdC"/></a:graphicData>'
    return with_body(paragraph(drawing("A chart", "", "Chart 1", shown)), data)


def chart_with_workbook() -> bytes:
    data = chart('<c:plotArea/><c:externalData r:id="rIdX"/>')
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return with_part(
        "word/embeddings/Sheet1.xlsx", packed({"xl/Robin Lark.xml": b""}), "package", type_=xlsx,
        data=data, source="word/charts/chart1.xml", id_="rIdX",
    )  # fmt: skip


def smart_art(part: str, kind: str) -> bytes:
    xml = (
        f"<dgm:dataModel {NS}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Robin </a:t></a:r><a:r>"
        "<a:t>La</a:t></a:r><a:r><a:t>rk</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
        "</dgm:dataModel>"
    )
    type_ = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    return with_part(f"word/diagrams/{part}.xml", xml, kind, type_=type_)


def box(inside: str) -> str:
    return f"<w:txbxContent>{paragraph(inside)}</w:txbxContent>"


def both_boxes(new: str, old: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        f'<a:graphicData uri="w"><wps:wsp><wps:txbx>{box(new)}</wps:txbx></wps:wsp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box(old)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(properties: str, inside: str = "Text") -> str:
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(inside)}</w:sdtContent></w:sdt>"
    )


def field(*instruction: str, result: str = "Result", more: str = "") -> str:
    told = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in instruction)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{more}</w:fldChar></w:r>{told}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(name: str, xml: str, kind: str, **more: str) -> Callable[[], bytes]:
    return lambda: with_part(name, xml, kind, **more)  # type: ignore[arg-type]


def settings(xml: str) -> Callable[[], bytes]:
    def put(text: str) -> str:
        return text.replace("<w:rsids>", f"{xml}<w:rsids>", 1)

    return lambda: changed(plain(), "word/settings.xml", put)


def in_part(name: str, old: str, new: str) -> Callable[[], bytes]:
    def made() -> bytes:
        data = changed(plain(), name, lambda text: text.replace(old, new, 1))
        assert new.encode() in unpacked(data)[name]
        return data

    return made


def template() -> bytes:
    data = in_part("word/settings.xml", "<w:rsids>", '<w:attachedTemplate r:id="rIdA"/><w:rsids>')()
    data = changed(
        data, "word/settings.xml", lambda t: t.replace("<w:settings ", f"<w:settings {RNS} ", 1)
        if "xmlns:r=" not in t else t,
    )  # fmt: skip
    return linked(data, "attachedTemplate", "file:///C:/Users/Robin%20Lark/x.dotx",
                  source="word/settings.xml", id_="rIdA", external=True)  # fmt: skip


RNS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def link(target: str, attributes: str = "", text: str = "there") -> bytes:
    inside = f'<w:hyperlink r:id="rIdH" {attributes}>{run(text)}</w:hyperlink>'
    return linked(with_body(paragraph(inside)), "hyperlink", target, id_="rIdH", external=True)


def tracked(tag: str, inside: str, author: str = "Ann") -> str:
    return f'<w:{tag} w:id="7" w:author="{author}" {WHEN}>{inside}</w:{tag}>'


DELETED = "<w:r><w:delText>Robin </w:delText></w:r><w:r><w:delText>Lark</w:delText></w:r>"
TEXT_MARK = "<w:r><w:t>A</w:t></w:r>"
PLACES: dict[str, Callable[[], bytes]] = {
    "paragraph": body(run(WHO)),
    "every letter its own run": body(LETTERS),
    "zero-width letters": body(run("Ro\u200bb\u2060in La\ufeffrk")),
    "tab inside the name": body("<w:r><w:t>Robin</w:t><w:tab/><w:t>Lark</w:t></w:r>"),
    "line break inside": body("<w:r><w:t>Robin</w:t><w:br/><w:t>Lark</w:t></w:r>"),
    "page break inside": body('<w:r><w:t>Robin</w:t><w:br w:type="page"/><w:t>Lark</w:t></w:r>'),
    "soft hyphen inside": body("<w:r><w:t>Ro</w:t><w:softHyphen/><w:t>bin</w:t></w:r>"),
    "symbols": body("<w:r><w:t>R</w:t><w:sym w:font='Symbol' w:char='F06F'/><w:t>bin</w:t></w:r>"),
    "letters of a symbol font": body(run("\uf052\uf06f\uf062\uf069\uf06e")),
    "a picture in the name": body(run("Ro") + "<w:r><w:lastRenderedPageBreak/></w:r>" + run("bin")),
    "hidden": body(run(WHO, "<w:vanish/>")),
    "white": body(run(WHO, '<w:color w:val="FFFFFF"/>')),
    "two paragraphs": blocks(paragraph(run("Robin")) + paragraph(run("Lark"))),
    "ruby": body(f"<w:r><w:ruby><w:rt>{run(WHO)}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>"),
    "formula": body("<m:oMath><m:r><m:t>Ro</m:t></m:r><m:r><m:t>bin</m:t></m:r></m:oMath>"),
    "table": blocks(table(cells("a", WHO))),
    "name over two cells": blocks(table(cells("Robin", "Lark"))),
    "number over two cells": blocks(table(cells("943 476", "5919"))),
    "a digit in each box": blocks(table(cells(*"9434765919"))),
    "a phone number in boxes": blocks(table(cells(*"07700900123"))),
    "inline for new and for old programs": body(
        f'<mc:AlternateContent><mc:Choice Requires="w14">{run("Robin")}</mc:Choice>'
        f'<mc:Fallback>{run("Ro")}{run("bin")}</mc:Fallback></mc:AlternateContent>'),
    "table in a table": blocks(table(cells("a", table(cells(WHO)) + "<w:p/>"))),
    "header": lambda: edge("header", "default", paragraph(LETTERS)),
    "first page's header": lambda: edge("header", "first", paragraph(LETTERS)),
    "even pages' footer": lambda: edge("footer", "even", paragraph(LETTERS)),
    "watermark": lambda: edge("header", "default", paragraph(
        f'<w:r><w:pict><v:shape alt="{WHO}"><v:textpath string="{WHO}"/></v:shape></w:pict></w:r>')),
    "footnote": lambda: note("footnote"),
    "endnote": lambda: note("endnote"),
    "comment": lambda: comment("Ann", LETTERS),
    "comment's author": lambda: comment(WHO, run("Fine")),
    "who commented": part("word/people.xml", f'<w15:people {NS}><w15:person w15:author="{WHO}"/></w15:people>',
                          MS + "people", type_=f"{TYPE}people+xml"),
    "comment's extension": part("word/commentsExtended.xml", f'<w15:commentsEx {NS}><w15:commentEx w15:x="{WHO}"/></w15:commentsEx>',
                                MS + "commentsExtended", type_=f"{TYPE}commentsExtended+xml"),
    "words added": body(tracked("ins", LETTERS)),
    "who added": body(tracked("ins", run("x"), WHO)),
    "words taken out": body(run("Text ") + tracked("del", DELETED)),
    "name half taken out": body(run("Ro") + tracked("del", "<w:r><w:delText>x</w:delText></w:r>") + run("bin")),
    "words moved away": body(tracked("moveFrom", LETTERS)),
    "words moved here": body(tracked("moveTo", LETTERS)),
    "range moved": body(f'<w:moveFromRangeStart w:id="1" w:author="{WHO}" w:name="{WHO}"/>' + run("x")),
    "who formatted": body(run("x", f'<w:b/><w:rPrChange w:id="1" w:author="{WHO}" {WHEN}><w:rPr/></w:rPrChange>')),
    "who set the paragraph": body(f'<w:pPr><w:pPrChange w:id="1" w:author="{WHO}"><w:pPr/></w:pPrChange></w:pPr>' + run("x")),
    "row taken out": blocks(table(cells("a"), f'<w:trPr><w:del w:id="1" w:author="{WHO}"/></w:trPr>' + cells(WHO))),
    "row added": blocks(table(f'<w:trPr><w:ins w:id="1" w:author="{WHO}"/></w:trPr>' + cells(WHO))),
    "cell taken out": blocks(table(cells("a") + f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="{WHO}"/></w:tcPr>{paragraph(run(WHO))}</w:tc>')),
    "end of paragraph taken out": blocks(
        paragraph(f'<w:pPr><w:rPr><w:del w:id="1" w:author="{WHO}"/></w:rPr></w:pPr>' + run("Rob")) + paragraph(run("in"))),
    "text box": body(both_boxes(LETTERS, LETTERS)),
    "text box, new only": body(both_boxes(LETTERS, run("x"))),
    "text box, old only": body(both_boxes(run("x"), LETTERS)),
    "control's title": body(control(f'<w:alias w:val="{WHO}"/>')),
    "control's tag": body(control(f'<w:tag w:val="{WHO}"/>')),
    "control's words": body(control("", WHO)),
    "control's choices": body(control(f'<w:dropDownList><w:listItem w:displayText="{WHO}" w:value="1"/></w:dropDownList>')),
    "control's source": body(control(f'<w:dataBinding w:xpath="/x" w:storeItemID="{WHO}"/>')),
    "control's data": part("customXml/item1.xml", f"<case><child>{WHO}</child></case>", "customXml"),
    "smart tag": body(f'<w:smartTag w:uri="u" w:element="x"><w:smartTagPr><w:attr w:name="n" w:val="{WHO}"/></w:smartTagPr>{run("x")}</w:smartTag>'),
    "custom element": body(f'<w:customXml w:uri="robin-lark" w:element="robin">{run("x")}</w:customXml>'),
    "field": body(field(" AUTH", "OR \\* MERGE ", "Ro", "bin Lark ")),
    "field's result": body(field(" AUTHOR ", result=WHO)),
    "simple field": body(f'<w:fldSimple w:instr=" DOCPROPERTY Robin ">{run("x")}</w:fldSimple>'),
    "merge field": body(field(" MERGEFIELD Robin_Lark ", result="x")),
    "linked file's path": body(field(' INCLUDETEXT "C:\\\\Robin Lark\\\\x.docx" ')),
    "form field": body(field(" FORMTEXT ", more=f'<w:ffData><w:name w:val="n"/><w:helpText w:val="{WHO}"/></w:ffData>')),
    "instruction in contents": body(field(' TOC \\b "Robin" ')),
    "link's words": lambda: link("https://example.org/", "", WHO),
    "link's address": lambda: link("https://example.org/Robin%20Lark"),
    "link by e-mail": lambda: link("mailto:robin.lark@example.org"),
    "link to a file": lambda: link("file:///C:/Robin%20Lark/a.docx"),
    "link's tip": lambda: link("https://example.org/", f'w:tooltip="{WHO}"'),
    "bookmark": body('<w:bookmarkStart w:id="1" w:name="Robin_Lark"/>' + run("x") + '<w:bookmarkEnd w:id="1"/>'),
    "who may edit": body(f'<w:permStart w:id="1" w:ed="{WHO}"/>' + run("x")),
    "alt text": lambda: picture("a.png", png(), "png", WHO),
    "picture's title": lambda: picture("a.png", png(), "png", "x", WHO),
    "picture's file name": lambda: picture("Robin Lark.png", png(), "png"),
    "picture kept outside": lambda: linked(
        with_body(paragraph(drawing("x", "", "P", PICTURE_OUTSIDE))), "image",
        "file:///C:/Robin%20Lark/a.png", id_="rIdO", external=True),
    "picture's text": lambda: picture("a.png", png(WHO), "png"),
    "camera's words": lambda: picture("a.jpg", jpeg(WHO), "jpeg"),
    "shape's name": body(drawing("x", "", WHO, '<a:graphicData uri="x"/>')),
    "chart's title": lambda: chart("<c:title><c:tx><c:rich><a:p><a:r><a:t>Robin La</a:t></a:r><a:r><a:t>rk</a:t></a:r></a:p></c:rich></c:tx></c:title>"),
    "chart's labels": lambda: chart(f"<c:cat><c:strRef><c:f>S!A1</c:f><c:strCache><c:pt idx='0'><c:v>{WHO}</c:v></c:pt></c:strCache></c:strRef></c:cat>"),
    "chart's table": chart_with_workbook,
    "SmartArt": lambda: smart_art("data1", "diagramData"),
    "SmartArt as drawn": lambda: smart_art("drawing1", THEME),
    "author": in_part("docProps/core.xml", "<dc:creator>python-docx", f"<dc:creator>{WHO}"),
    "last author": in_part("docProps/core.xml", "</cp:core", f"<cp:lastModifiedBy>{WHO}</cp:lastModifiedBy></cp:core"),
    "title": in_part("docProps/core.xml", "<dc:title></dc:title>", f"<dc:title>{WHO}</dc:title>"),
    "key words": in_part("docProps/core.xml", "</cp:core", f"<cp:keywords>{WHO}</cp:keywords></cp:core"),
    "company": in_part("docProps/app.xml", "</Properties>", f"<Company>{WHO}</Company></Properties>"),
    "own property": part("docProps/custom.xml", f"<Properties><property name='{WHO}'>{WHO}</property></Properties>", "custom-properties", source=""),
    "template's path": template,
    "variables": settings(f'<w:docVars><w:docVar w:name="n" w:val="{WHO}"/></w:docVars>'),
    "mail merge": settings('<w:mailMerge><w:query w:val="SELECT Robin"/></w:mailMerge>'),
    "style's name": in_part("word/styles.xml", "</w:styles>", f'<w:style w:type="paragraph" w:styleId="RobinLark"><w:name w:val="{WHO}"/></w:style></w:styles>'),
    "list's words": in_part("word/numbering.xml", '<w:lvlText w:val="%1."/>', '<w:lvlText w:val="Robin %1."/>'),
    "theme's name": in_part("word/theme/theme1.xml", 'name="Office Theme"', f'name="{WHO}"'),
    "building blocks": part("word/glossary/document.xml", f"<w:glossaryDocument {NS}>{paragraph(run(WHO))}</w:glossaryDocument>", "glossaryDocument", type_=f"{TYPE}document.glossary+xml"),
    "web settings": in_part("word/webSettings.xml", "</w:webSettings>", f'<w:divs w:x="{WHO}"/></w:webSettings>'),
    "remark in the XML": in_part("word/document.xml", "<w:body>", f"<w:body><!-- {WHO} -->"),
    "instruction in the XML": in_part("word/document.xml", "<w:body>", f"<w:body><?robin {WHO}?>"),
    "a part nothing points to": lambda: packed({**unpacked(plain()), "word/Robin.xml": b"<Lark/>"}),
    "comment on the package": lambda: packed(unpacked(plain()), comment=WHO.encode()),
    "a folder's name": lambda: packed({**unpacked(plain()), "word/Robin Lark/": b""}),
    "part's name": part("word/RobinLark.xml", f"<w:hdr {NS}><w:p/></w:hdr>", "header", type_=f"{TYPE}header+xml"),
    "link's id": part("word/header7.xml", f"<w:hdr {NS}><w:p/></w:hdr>", "header", type_=f"{TYPE}header+xml", id_="Robin"),
}  # fmt: skip
