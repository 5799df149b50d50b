"""Bytes that do not say their encoding: UTF-16 without a mark, GB18030 and Big5, in every kind of text file."""

import pytest
from zhibiao.extract import Document, Severity, read
from zhibiao.extract.encodings import wide_encoding
from zhibiao.extract.errors import UnreadableFile

WIDE = ("utf-16-le", "utf-16-be")
ROWS = [["一级", "要求", "分值"], ["一线巡河", "每旬一次，一处未查扣1分", "12"], ["保洁", "一日一扫", "8"]]
TEXTS = {
    "txt": "考核表\n" + "".join("".join(f"\t{text}\n" for text in row) + "\n" for row in ROWS) + "\n",
    "tsv": "\n".join("\t".join(row) for row in ROWS),
    "csv": "\r\n".join(",".join(row) for row in ROWS),
    "bars": "\n".join(" | ".join(row) for row in ROWS),
    "html": "<html><body><table>"
    + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    + "</table></body></html>",
}
SIMPLIFIED = (
    "河道巡查\t每周一次，做好记录\t10\n",
    "党风廉政\n",
    "单位：某某街道办事处",
    "窗口服务态度生硬的，每次扣2分；被通报的，不得分。",
    "合计\t满分\t自评得分",
    "信访积案化解率",
    "环境卫生",
    "规章制度健全、台账完整",
    "教研活动\t未参加一次扣0.5分",
    "预算执行进度",
    "医疗废物处置",
    "食堂安全",
)
TRADITIONAL = (
    "河川巡查\t每週一次，做好紀錄\t10\n",
    "廉政建設\n",
    "單位：某某區公所",
    "窗口服務態度不佳者，每次扣2分；遭投訴者，不予計分。",
    "合計\t滿分\t自評得分",
    "陳情案件辦結率",
    "環境衛生",
    "規章制度健全、檔案完整",
    "教學研究\t未參加一次扣0.5分",
    "預算執行進度",
    "醫療廢棄物處理",
    "食堂安全",
)


def texts_of(document: Document) -> list[str]:
    return [cell.text for cell in document.body_tables()[0].cells]


def told(document: Document) -> list[tuple[str, Severity]]:
    return [(str(notice.kind), notice.severity) for notice in document.notices]


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("kind", TEXTS)
def test_utf_16_without_a_mark_is_read_as_with_one(kind: str, encoding: str) -> None:
    text = TEXTS[kind]
    document = read(text.encode(encoding))
    assert document.encoding == encoding
    assert document.blocks == read(("\ufeff" + text).encode(encoding)).blocks
    assert texts_of(document) == [text for row in ROWS for text in row]


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(
    "text", ["一一一,一\n一,一\n", "a,b\nc,d\n", "Größe\tÄpfel\n5\t6\n", "名称\n", "㐀镕𠮷村\t5\n", "\t指标\n\t分值\n"]
)
def test_the_order_of_the_bytes_is_told_by_the_characters(text: str, encoding: str) -> None:
    assert wide_encoding(text.encode(encoding)) == encoding


def test_a_beginning_that_is_cut_within_a_character_is_told_all_the_same() -> None:
    assert wide_encoding("𠮷\n".encode("utf-16-le")[:-3] + b"\0") == ""
    assert wide_encoding(("一二\n" * 40_000).encode("utf-16-be")) == "utf-16-be"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\1\3\2\3\0\4" * 400, b"abc\0def\n" * 9, b"\x7f\0\0\x80" * 99]
)
def test_binary_bytes_are_no_utf_16(data: bytes) -> None:
    assert wide_encoding(data) == ""
    with pytest.raises(UnreadableFile):
        read(data)


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_short_texts_of_gb18030_are_read(text: str) -> None:
    document = read((text * 2).encode("gb18030"))
    assert document.encoding == "gb18030"


@pytest.mark.parametrize("text", TRADITIONAL)
def test_short_texts_of_big5_are_read_and_said(text: str) -> None:
    document = read((text * 2).encode("big5"))
    assert document.encoding == "cp950"
    assert told(document)[0][0] == "encoding-guessed"


@pytest.mark.parametrize("encoding", ["cp950", "gb18030"])
def test_a_form_of_traditional_characters_is_read_in_both(encoding: str) -> None:
    text = "一級指標,評分標準,分值\n安全檢查,每逾一日扣2分,30\n志工服務,缺席一次扣1分,20\n"
    document = read(text.encode(encoding))
    assert (document.encoding, texts_of(document)[3]) == (encoding, "安全檢查")


def test_what_may_be_either_is_a_warning() -> None:
    assert ("encoding-guessed", Severity.WARNING) in told(read("合计100\n".encode("gb18030")))


def test_characters_that_forms_do_not_hold_are_a_warning() -> None:
    document = read("セル\tポイント\nサービス\tハイ\n".encode("cp932"))
    assert ("encoding-guessed", Severity.WARNING) in told(document)


def test_a_page_without_its_encoding_is_read_as_big5() -> None:
    page = "<table><tr><td>一級指標<td>分值<tr><td>環境衛生稽查<td>5<tr><td>服務態度<td>6</table>"
    assert texts_of(read(page.encode("cp950")))[:2] == ["一級指標", "分值"]
