"""MHTML: the root page of a mail message, in the encodings that mail has."""

import base64
import quopri

import pytest
from zhibiao.extract import LIMITS, Table, UnreadableFile
from zhibiao.extract.document import ReadingKind
from zhibiao.extract.html.mhtml import read_mhtml

PAGE = '<html><head><meta charset="gb2312"></head><body><table><tr><td>指标<td>10</table></body></html>'


def message(*parts: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"; type="text/html"\r\n\r\nIntro\r\n'
    return head + b"".join(b"--B\r\n" + part + b"\r\n" for part in parts) + b"--B--\r\n"


def part(content: bytes, coding: str, kind: str = "text/html", charset: str = "") -> bytes:
    named = f'; charset="{charset}"' if charset else ""
    return f"Content-Type: {kind}{named}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode() + content


ENCODED = [
    part(quopri.encodestring(PAGE.encode("gbk")), "quoted-printable"),
    part(base64.encodebytes(PAGE.encode("gbk")), "base64"),
    part(PAGE.encode("gbk"), "8bit"),
    part(base64.encodebytes(PAGE.replace("gb2312", "x").encode("utf-8")), "base64", charset="utf-8"),
    part(base64.encodebytes(b"\xff\xfe" + PAGE.encode("utf-16-le")), "base64", charset="unicode"),
]


@pytest.mark.parametrize("root", ENCODED)
def test_the_root_page_is_read(root: bytes):
    document = read_mhtml(message(root, part(b"AAAA", "base64", "image/png")), LIMITS)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["指标", "10"]
    assert document.format == "mhtml"


def test_further_pages_are_told():
    document = read_mhtml(message(ENCODED[0], part(b"<p>frame", "8bit")), LIMITS)
    assert [notice.kind for notice in document.notices] == [ReadingKind.OBJECT_DROPPED]


def test_a_message_that_is_one_page():
    document = read_mhtml(b"MIME-Version: 1.0\r\n" + ENCODED[1], LIMITS)
    assert document.body_tables()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (message(part(b"text", "8bit", "text/plain")), "not-a-document"),
        (message(part(b"", "8bit")), "empty"),
        (
            b"Content-Type: multipart/mixed; boundary=B\r\n\r\n"
            + b"--B\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n" * 3000,
            None,
        ),
    ],
)
def test_messages_without_a_page(data: bytes, kind: str | None):
    with pytest.raises(UnreadableFile) as caught:
        read_mhtml(data, LIMITS)
    assert kind is None or caught.value.kind == kind
