"""Setting paragraph and section properties in the order that the schema wants."""

from __future__ import annotations

from lxml import etree

from dangwu.documents.docx.names import Element, w

_PARAGRAPH = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
    sectPr pPrChange
"""
_RUN = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
"""
_SECTION = """
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
    printerSettings sectPrChange
"""
_SETTINGS_BEFORE_EVEN = """
    writeProtection view zoom removePersonalInformation removeDateAndTime
    doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
    printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts
    saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
    bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors
    activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter
    stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves
    doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet
    defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
    showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
"""
_ORDERS = {
    w(name): {w(child): rank for rank, child in enumerate(order.split())}
    for name, order in (
        ("pPr", _PARAGRAPH),
        ("rPr", _RUN),
        ("sectPr", _SECTION),
        ("settings", _SETTINGS_BEFORE_EVEN),
    )
}


def set_property(parent: Element, name: str, /, **attributes: str) -> Element:
    """Set one property (replacing what was there) in its place among the others."""
    drop_properties(parent, name)
    element = etree.Element(w(name))
    for key, value in attributes.items():
        element.set(w(key), value)
    insert_property(parent, element)
    return element


def insert_property(parent: Element, element: Element) -> None:
    """Insert a property after those that stand before it by the schema, its equals included."""
    order = _ORDERS[parent.tag]
    rank = order[element.tag]
    position = 0
    for number, child in enumerate(parent, 1):
        if order.get(child.tag, len(order)) <= rank:
            position = number
    parent.insert(position, element)


def drop_properties(parent: Element, *names: str) -> None:
    """Remove properties."""
    for name in names:
        for old in parent.findall(w(name)):
            parent.remove(old)


def first_child(element: Element, name: str) -> Element:
    """Return the properties (w:pPr, w:rPr) of an element, made at its start where missing."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def paragraph_mark(properties: Element) -> Element:
    """Return the run properties of a paragraph's mark."""
    found = properties.find(w("rPr"))
    if found is None:
        found = etree.Element(w("rPr"))
        insert_property(properties, found)
    return found
