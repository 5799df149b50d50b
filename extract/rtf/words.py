"""The control words of RTF that matter here, as data; every other word is formatting and is passed over."""

from __future__ import annotations

from ..document import Part

CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"emdash": "—", b"endash": "–", b"emspace": "\u2003",
    b"enspace": "\u2002", b"qmspace": "\u2005", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"ltrmark": "\u200e", b"rtlmark": "\u200f", b"zwj": "\u200d", b"zwnj": "\u200c",
}  # fmt: skip
"""Words that stand for a character."""

SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\t": "\t"}
r"""Control symbols that stand for a character; the optional hyphen \- stands for none."""

LITERAL = frozenset({b"\\", b"{", b"}"})
"""Escaped characters; they are bytes of the text (one may be the second half of a double-byte character)."""

STORIES = {
    b"header": Part.HEADER, b"headerl": Part.HEADER, b"headerr": Part.HEADER, b"headerf": Part.HEADER,
    b"footer": Part.FOOTER, b"footerl": Part.FOOTER, b"footerr": Part.FOOTER, b"footerf": Part.FOOTER,
    b"footnote": Part.FOOTNOTE, b"annotation": Part.COMMENT, b"shptxt": Part.TEXT_BOX, b"dptxbxtext": Part.TEXT_BOX,
}  # fmt: skip
"""Destinations with paragraphs and tables of their own."""

ENTERED = frozenset(
    {
        b"shpinst", b"shpgrp", b"shp", b"do", b"ud", b"mmath", b"result", b"formfield", b"txfieldtext", b"shppict",
        b"sv",
    }
)  # fmt: skip
r"""Destinations whose text belongs where they stand, also after \*."""

POSITIONS = (
    b"tposx", b"tposnegx", b"tposy", b"tposnegy", b"tposxc", b"tposxl", b"tposxr", b"tposxi", b"tposxo", b"tposyt",
    b"tposyc", b"tposyb", b"tposyin", b"tposyout", b"tposyil", b"tphcol", b"tphmrg", b"tphpg", b"tpvmrg", b"tpvpara",
    b"tpvpg",
)  # fmt: skip
"""Where a floating table stands; two tables one after the other differ in it."""

SKIPPED = frozenset(
    {
        b"aftncn", b"aftnsep", b"aftnsepc", b"atnauthor", b"atndate", b"atnicn", b"atnid", b"atnparent", b"atnref",
        b"atntime", b"atrfend", b"atrfstart", b"author", b"background", b"bkmkend", b"bkmkstart", b"blipuid", b"buptim",
        b"category", b"colorschememapping", b"colortbl", b"comment", b"company", b"creatim", b"datafield", b"datastore",
        b"defchp", b"defpap", b"doccomm", b"docvar", b"falt", b"fchars", b"ffdeftext", b"ffentrymcr", b"ffexitmcr",
        b"ffformat", b"ffhelptext", b"ffname", b"ffstattext", b"file", b"filetbl", b"fname", b"fontemb", b"fontfile",
        b"ftncn", b"ftnsep", b"ftnsepc", b"generator", b"gridtbl", b"hlinkbase", b"info", b"keycode",
        b"keywords", b"latentstyles", b"lchars", b"levelnumbers", b"linkval",
        b"listname", b"listpicture",
        b"liststylename", b"mmathPict", b"mmathPr", b"nextfile", b"nonesttables", b"nonshppict",
        b"objalias", b"objdata", b"objname", b"objsect", b"objtime", b"oleclsid", b"operator", b"panose",
        b"password", b"passwordhash", b"pgp", b"pgptbl", b"picprop", b"pn", b"pnseclvl", b"pntxta", b"pntxtb",
        b"private", b"propname", b"protend", b"protstart", b"protusertbl", b"printim", b"revtbl", b"revtim", b"rsidtbl",
        b"rxe", b"shprslt", b"sn", b"staticval", b"subject", b"svb", b"tc", b"template", b"themedata",
        b"title", b"txe", b"userprops", b"wgrffmtfilter", b"windowcaption", b"writereservation", b"writereservhash",
        b"xe", b"xform", b"xmlattrname", b"xmlattrvalue", b"xmlclose", b"xmlname", b"xmlnstbl", b"xmlopen",
        b"mctrlPr", b"mrPr", b"mradPr", b"mlimLowPr", b"mlimUppPr", b"msPrePr",
        b"msSubPr", b"msSubSupPr", b"msSupPr", b"mboxPr", b"mborderBoxPr", b"meqArrPr",
        b"mfuncPr", b"mgroupChrPr", b"mmPr", b"mphantPr", b"moMathParaPr", b"margPr",
    }
)  # fmt: skip
"""Destinations that hold no text of the document, or hold a second copy of it."""
