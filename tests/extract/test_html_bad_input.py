"""Web pages that are damaged or made to do harm."""

from pathlib import Path

import pytest
from mutations import mutations, survives
from zhibiao.extract.html.mhtml import read_mhtml
from zhibiao.extract.html.read import read_html

PAGES = Path(__file__).parent.parent / "fixtures" / "html"
WORDS = (
    b"<table>", b"</table>", b"<td rowspan=0 colspan=99999>", b"<tr>", b"</td>", b"<p>", b"<li>", b"<!--", b"-->",
    b'<div style="display:none">', b"<ol start=999999999 type=I>", b"<script>", b"<![CDATA[", b"<pre>", b"\0",
    b"&#x110000;", b"<select>", b"<td rowspan=65534>", b"<v:textbox>", b"</v:textbox>", b"<del>",
)  # fmt: skip


@pytest.mark.parametrize("name", ["word.html", "form.html"])
def test_damaged_pages_give_a_document_or_a_named_error(name: str):
    assert all(survives(read_html, data) for data in mutations((PAGES / name).read_bytes(), 150, 2, WORDS))


def test_damaged_messages_give_a_document_or_a_named_error():
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: text/html\n\n"
    data = head + (PAGES / "word.html").read_bytes() + b"\n--B--\n"
    assert all(
        survives(read_mhtml, changed) for changed in mutations(data, 100, 3, (b"--B\n", b"Content-Type: ", b"="))
    )


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000,
        b"<table>" * 50_000,
        b"<table><tr><td>" * 20_000,
        b"<td>" * 100_000,
        b"<ul><li>" * 50_000,
        b"<b><p>" * 50_000,
        b"<br>" * 100_000,
        b"<!--" * 100_000,
        b"<v:textbox>" * 50_000,
        b"<![if !supportMisalignedColumns]>" * 50_000,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">",
        b"<p a='" * 50_000,
        b"<tr><td rowspan=65534 colspan=1000>" * 3_000,
        b"<table>" + b"<tr><td rowspan=65534 colspan=1000>" * 3_000,
        b"<table>" + b"<tr><td>a" * 30_000,
        "\n考\n核".encode() * 100_000,
        b"x\n " * 100_000,
    ],
    ids=lambda body: body[:24].decode("utf-8", "replace"),
)
def test_repeated_elements_take_linear_time(body: bytes):
    assert survives(read_html, b"<html>a" + body)
