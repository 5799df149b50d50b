"""The fonts of a form: the name that GB/T 9704 gives, and what stands in for it on Windows, macOS and Linux."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Font:
    """An East Asian font, its stand-ins in the order of preference, its CSS family of last resort, its characters."""

    name: str
    instead: tuple[str, ...]
    family: str = "serif"
    charset: str = "gbk"

    @property
    def stack(self) -> str:
        """The font and its stand-ins as a CSS font-family list."""
        return ", ".join([*(f'"{name}"' for name in (LATIN, self.name, *self.instead)), self.family])


LATIN = "Times New Roman"
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC")

TEXT = Font("仿宋", ("FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋", "FandolFang R", *SERIF))
TITLE = Font(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong", *SERIF, "SimSun"),
    charset="gb2312",
)
HEADING = Font("黑体", ("SimHei", "STHeiti", "华文黑体", "WenQuanYi Zen Hei", *SANS), "sans-serif")
PAGE_NUMBER = Font("宋体", ("SimSun", "NSimSun", "STSong", *SERIF))

FONTS = {"text": TEXT, "title": TITLE, "heading": HEADING, "page_number": PAGE_NUMBER}
