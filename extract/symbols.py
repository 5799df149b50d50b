"""Characters of symbol fonts as Unicode: forms draw their check boxes, ticks and arrows with Wingdings and Symbol.

Such a font has its glyphs at U+F020 to U+F0FF; what a code means depends on the font.
"""

from __future__ import annotations

import re

SYMBOL_FONT = {
    **dict(zip(range(0x20, 0x40), " !∀#∃%&∋()∗+,−./0123456789:;<=>?", strict=True)),
    **dict(zip(range(0x40, 0x5B), "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x5B, 0x61), "[∴]⊥_‾", strict=True)),
    **dict(zip(range(0x61, 0x7F), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼", strict=True)),
    **dict(zip(range(0xA0, 0xC0), "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC0, 0xD7), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√", strict=True)),
    **dict(zip(range(0xD7, 0xE0), "⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    **dict(zip(range(0xE0, 0xF0), "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True)),
}

WINGDINGS = {
    **dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0xD5, 0xE9), "⌫⌦➢➢➢➢➲➔➔➔←→↑↓↖↗↙↘⬅➔", strict=True)),
    **dict(zip(range(0xEF, 0xF7), "⇦⇨⇧⇩⬄⇳⬀⬁", strict=True)),
    0x20: " ", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞",
    0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x58: "✠", 0x59: "✡", 0x6C: "●", 0x6D: "❍", 0x6E: "■",
    0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□",
    0xAA: "✦", 0xAB: "★", 0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB2: "✧", 0xB5: "✪", 0xB6: "✰", 0xE8: "➔",
    0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

WINGDINGS_2 = {
    **dict(zip(range(0x69, 0x7F), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    0x20: " ", 0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "•", 0x96: "●", 0x97: "●",
    0x98: "●", 0x99: "○", 0x9A: "○", 0x9B: "○", 0x9E: "◉", 0x9F: "▪", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "□",
    0xA4: "□", 0xA5: "□", 0xA6: "□", 0xAE: "◆", 0xAF: "◇",
}  # fmt: skip

WINGDINGS_3 = {0x22: "↔", 0x7D: "▶", 0x74: "◄", 0x75: "▶", 0x70: "▲", 0x71: "▼", 0xC6: "➔"}

WEBDINGS = {0x61: "√", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "×"}

FONTS = {
    "symbol": SYMBOL_FONT,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": WEBDINGS,
}

ANY_FONT = {0xFE: "☑", 0xA3: "□", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0xD6: "√", 0x6C: "●", 0x6E: "■", 0xB7: "•"}
"""What a code most likely means where the font is not known."""


SYMBOLS = re.compile("[\uf020-\uf0ff]")
LETTERS = re.compile("[!-\x7f\xa1-\xff]")


def symbol_text(code: int, font: str) -> str | None:
    """The Unicode text of a symbol (0x00FE or 0xF0FE) in a font; None where it is not known.

    A code outside the private area, in a font that is no symbol font, is the character itself.
    """
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = FONTS.get(font.strip().lower())
    if table is not None and low <= 0xFF:
        return table.get(low)
    if low != code:
        return ANY_FONT.get(low)
    return chr(code) if 0x20 <= code <= 0x10FFFF and not _private_or_surrogate(code) else None


def has_symbols(text: str) -> bool:
    """Whether a text holds characters at U+F020 to U+F0FF, which need `replace_symbols`; none of them is printable."""
    return not text.isprintable() and SYMBOLS.search(text) is not None


def letters_as_symbols(text: str) -> str:
    """A text set in a symbol font, its letters where such a font has its glyphs: R of Wingdings 2 is U+F052, a tick."""
    return LETTERS.sub(lambda match: chr(0xF000 + ord(match[0])), text)


def replace_symbols(text: str, font: str) -> tuple[str, tuple[str, ...]]:
    """The text with its symbols as Unicode, and those that are not known (they stay as they were)."""
    unknown: list[str] = []
    characters: list[str] = []
    for character in text:
        known = symbol_text(ord(character), font) if "\uf020" <= character <= "\uf0ff" else character
        if known is None:
            unknown.append(character)
        characters.append(character if known is None else known)
    return "".join(characters), tuple(unknown)


def _private_or_surrogate(code: int) -> bool:
    return 0xD800 <= code <= 0xF8FF
