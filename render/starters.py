"""Templates to begin with: commented, and printing every form as it stands until they are changed."""

from __future__ import annotations

from .docx import packed
from .environment import TEMPLATES, environment

SUFFIXES = ("docx", "html", "txt")
COMMENTS = (
    "本文件是表样模板：双花括号里的内容会换成各表的数据，这样的说明段落不会输出。"
    "用法：zhibiao forms out -o forms --template 本文件",
    "form.title 标题，form.attachment 附件号，form.unit 单位；form.above、form.below 是表格上下的各行，"
    "form.above_mark、form.above_title 是附件号、标题之上的各行，form.page_header、form.page_footer 是页眉页脚。"
    "form.header 是表头各行，form.rows 是其余各行，"
    "row.cells 是一行的单元格；跨行、跨列的单元格会自动合并。字体、字号、边框、页边距可以在 Word 里随意改。",
    "只要几列时，把表格换成自己的表头，下面三行：第一行写 tr for row in form.indicators，第二行每格写一项，"
    "如 row.level1、row.level2、row.criterion、row.score、row.result、row.remark，第三行写 tr endfor；"
    "分时段的列写作 row.平时.score。写法与下表相同，详见 docs/templates.md。",
)


def starter(suffix: str) -> bytes:
    """The template's bytes; `suffix` is one of `SUFFIXES`."""
    if suffix != "docx":
        return TEMPLATES.joinpath(f"starter.{suffix}").read_bytes()
    return packed(environment().get_template("starter-document.xml").render(comments=COMMENTS))
