import pytest
from builders_docx import document, zipped
from zhibiao.extract import UnreadableFile
from zhibiao.extract.sniff import sniff

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(*streams: str) -> bytes:
    """The outline of a compound file: a header, and a directory of these names."""
    entries = [
        name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little") + b"\x02"
        for name in streams
    ]
    return OLE2.ljust(512, b"\0") + b"".join(entry.ljust(128, b"\0") for entry in entries)


def kind_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        sniff(data)
    assert caught.value.message[-1] in ".。"
    return caught.value.kind


HTML = "<html><body><table><tr><td>a</td></tr></table></body></html>"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MHTML = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (document("a"), "docx"),
        (zipped({"[Content_Types].xml": "…wordprocessingml…", "other/main.xml": ""}), "docx"),
        (compound("Root Entry", "1Table", "WordDocument"), "doc"),
        (compound("Root Entry", "WORDDOCUMENT"), "doc"),
        (rb"{\rtf1\ansi a}", "rtf"),
        (b"\xef\xbb\xbf\r\n" + rb"{\rtf1 a}", "rtf"),
        (HTML.encode(), "html"),
        (b"\xef\xbb\xbf" + HTML.upper().encode(), "html"),
        (HTML.encode("utf-16"), "html"),
        (HTML.encode("utf-16-be"), "html"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"<!-- saved -->" + HTML.encode(), "html"),
        (b"<%@ page a %>\n<%@ taglib b %>\n" + HTML.encode(), "html"),
        ((XML + '<html xmlns="http://www.w3.org/1999/xhtml"/>').encode(), "html"),
        (MHTML.encode(), "mhtml"),
        ((XML + '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>').encode(), "wordml"),
        ((XML + '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>').encode(), "flat-opc"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "odt"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text-template"}), "odt"),
        ("\t指标\n\t分值\n".encode(), "text"),
        ("\t指标\n\t分值\n".encode("gb18030"), "text"),
        ("\t指标\n\t分值\n".encode("utf-16"), "text"),
        ("\t指标\n\t分值\n".encode("utf-16-le"), "text"),
        (b"PK is short for a name", "text"),
        (b"BM is short for another", "text"),
        (b"a < b and a > c", "text"),
    ],
)
def test_what_can_be_read(data, key):
    assert sniff(data) == key


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\0" * 100, "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-document"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "not-a-document"),
        (b"GIF89a\1\0\1\0", "not-a-document"),
        (b"BM\x8a\0\0\0", "not-a-document"),
        (b"%PDF-1.7\n", "not-a-document"),
        (bytes(range(256)), "not-a-document"),
        (zipped({"photo.txt": "a"}), "not-a-document"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "unsupported"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "unsupported"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "unsupported"),
        (compound("Root Entry", "Workbook"), "unsupported"),
        (compound("Root Entry", "PowerPoint Document"), "unsupported"),
        (compound("Root Entry", "MatOST"), "unsupported"),
        (compound("Root Entry"), "not-a-document"),
        (compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (b"\xdb\xa5\x2d\0\0\0", "too-old"),
        (b"\x31\xbe\0\0\0\xab", "too-old"),
        (b"\xfe\x37\0\x1c", "too-old"),
        (b"\4" + b"Wang".ljust(53) + b"\4\0" + "Wang".encode("utf-16-le").ljust(106, b"\0"), "lock-file"),
        ((XML + "<project/>").encode(), "unsupported"),
        (document("a")[:200], "truncated"),
    ],
)
def test_what_cannot_be_read_is_named(data, kind):
    assert kind_of(data) == kind


def test_the_message_says_what_a_picture_is():
    with pytest.raises(UnreadableFile, match="PNG"):
        sniff(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def test_the_message_says_which_program_made_the_file():
    with pytest.raises(UnreadableFile, match="Excel"):
        sniff(compound("Root Entry", "Workbook"))


def test_a_damaged_name_of_a_program_is_shown_short_and_clean():
    with pytest.raises(UnreadableFile) as caught:
        sniff(zipped({"mimetype": "\x01\x02application/strange\x07" + "x" * 5000}))
    assert "application/strange" in caught.value.message
    assert len(caught.value.message) < 250
    assert caught.value.message.isprintable()
