"""RTF files that are damaged or made to do harm."""

from dataclasses import replace
from pathlib import Path

import pytest
from mutations import mutations, survives
from zhibiao.extract import LIMITS, UnreadableFile
from zhibiao.extract.rtf.read import read_rtf

FORM = Path(__file__).parent.parent / "fixtures" / "rtf" / "form.rtf"
WORDS = (
    b"{", b"}", rb"\cell ", rb"\row ", rb"\nestcell ", rb"{\*\nesttableprops\trowd\cellx100\nestrow}", rb"\itap9 ",
    rb"\itap99999 ", rb"\trowd", rb"\cellx-5", rb"\cellx999999999", rb"\bin99999999 ", rb"\u-1 ", rb"\uc99999999 ",
    rb"{\upr", rb"{\field{\*\fldinst EQ", rb"{\listtext ", rb"\clmrg", rb"{\footnote ", rb"{\shptxt ", rb"{\fonttbl",
    rb"\strike", rb"\v", rb"\plain", rb"\s5", rb"\cs5", rb"\deleted", rb"\revised", rb"{\mmath{\me", rb"{\object",
    rb"{\sp",
)  # fmt: skip


def test_what_is_no_rtf_is_refused():
    with pytest.raises(UnreadableFile) as caught:
        read_rtf(b"text", LIMITS)
    assert caught.value.kind == "corrupt"


def test_damaged_files_give_a_document_or_a_named_error():
    assert all(survives(read_rtf, data) for data in mutations(FORM.read_bytes(), 150, 1, WORDS))


@pytest.mark.parametrize(
    "body",
    [
        rb"\trowd" * 100_000,
        rb"\itap30\nestcell" * 20_000,
        rb"{\upr" * 900 + b"}" * 900,
        rb"{\*\x" * 900 + b"}" * 900,
        rb"{\pict{" * 400,
        rb"\u1 " * 100_000,
        rb"\bin1" * 100_000,
        rb"a\cell" * 100_000,
        rb"{\listtext 1.\tab}" * 50_000,
        rb"{\field{\*\fldinst EQ \\o(" * 400,
        rb"{\stylesheet" + b"".join(b"{\\s%d\\sbasedon%d\\strike a;}\\s%d" % (n, n - 1, n) for n in range(20_000)),
        rb"{\sp{\sn gtextUNICODE}" * 900,
        rb"{\moMath" + rb"{\me x}" * 50_000,
        rb"\strike a\v b\v0\strike0 c" * 20_000,
    ],
    ids=lambda body: body[:12].decode(),
)
def test_repeated_words_take_linear_time(body: bytes):
    assert survives(read_rtf, rb"{\rtf1 " + body + b"}")


def test_equations_of_elements_only_are_refused():
    tight = replace(LIMITS, memory_bytes=0, memory_factor=1)
    with pytest.raises(UnreadableFile) as caught:
        read_rtf(rb"{\rtf1{\moMath" + rb"{\me x}" * 1000 + b"}}", tight)
    assert caught.value.kind == "limit"
