"""Which parts of an Excel file stay, and which of the elements in a sheet and in the workbook."""

KEPT = {
    "officeDocument", "worksheet", "chartsheet", "sharedStrings", "styles", "theme", "drawing",
    "image", "hyperlink", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes",
    "table",
    "themeOverride", "core-properties", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "diagramDrawing",
}  # fmt: skip
LEFT_OUT = {
    "comments", "threadedComment", "person", "vmlDrawing", "calcChain", "printerSettings",
    "externalLink", "connections", "queryTable", "customXml", "customXmlProps", "customProperty",
    "extended-properties", "custom-properties", "thumbnail", "vbaProject", "extensibility",
    "origin", "signature", "sheetMetadata", "rdRichValue", "rdRichValueStructure",
    "rdRichValueTypes", "richValueRel", "rdSupportingPropertyBag", "rdArray", "FeaturePropertyBag",
    "volatileDependencies", "usernames", "revisionHeaders", "xmlMaps", "classificationlabels",
    "webextensiontaskpanes", "hdphoto", "attachedToolbars", "ctrlProp", "namedSheetView",
    "rdRichValueWebImage",
}  # fmt: skip
PIVOTS = {"pivotTable", "pivotCacheDefinition", "pivotCacheRecords", "slicer", "slicerCache",
          "timeline", "timelineCache", "powerPivotData"}  # fmt: skip
SHEET = {
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells",
    "conditionalFormatting", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "drawing", "tableParts", "autoFilter",
    "sheetProtection",
}  # fmt: skip
WORKBOOK = {"workbookPr", "bookViews", "sheets", "definedNames", "calcPr"}
PRINTING = {"_xlnm.Print_Area", "_xlnm.Print_Titles"}
