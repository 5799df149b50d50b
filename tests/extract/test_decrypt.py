"""Files under a password: read where it is given, and a named error that says what to do where it is not."""

from hashlib import md5
from io import BytesIO
from struct import pack

import docx
import pytest
from builders_doc import Parts, doc, ole2, row
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.rc4 import DocumentRC4
from olefile import OleFileIO
from zhibiao.extract import UnreadableFile, read

PASSWORD = "密码-tg7"  # noqa: S105  # invented for this test


def word() -> bytes:
    """A package of some size: msoffcrypto writes small ones that nothing opens."""
    document, out = docx.Document(), BytesIO()
    for cell, text in zip(document.add_table(1, 2).rows[0].cells, ("甲", "乙"), strict=True):
        cell.text = text
    document.save(out)
    return out.getvalue()


WORD = word()
OLD_WORD = doc(row("甲", "乙", edges=(0, 1000, 2000)))


@pytest.fixture(scope="module")
def encrypted_docx() -> bytes:
    encrypted: bytes = ECMA376Agile.encrypt(PASSWORD, BytesIO(WORD))
    return encrypted


@pytest.fixture(scope="module")
def encrypted_doc() -> bytes:
    """A .doc under RC4: its streams through the cipher, the key's check at the front of the table stream."""
    salt = bytes(range(16))
    with OleFileIO(BytesIO(doc(row("甲", "乙", edges=(0, 1000, 2000)), parts=Parts(flags=0x0300)))) as plain:
        streams = {name: plain.openstream(name).read() for name in ("WordDocument", "1Table", "Data")}
    hidden = {name: through_rc4(stream, salt) for name, stream in streams.items()}
    check = through_rc4(bytes(16) + md5(bytes(16), usedforsecurity=False).digest(), salt)
    header = pack("<HH", 1, 1) + salt + check
    word = streams["WordDocument"][:0x44] + hidden["WordDocument"][0x44:]
    word = word[:0x0E] + pack("<I", len(header)) + word[0x12:]
    return ole2({**hidden, "WordDocument": word, "1Table": header + hidden["1Table"][len(header) :]})


def through_rc4(data: bytes, salt: bytes) -> bytes:
    return DocumentRC4.decrypt(PASSWORD, salt, BytesIO(data)).read()


def message_of(data: bytes, password: str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data, password=password)
    assert caught.value.kind == "encrypted"
    assert password == "" or password not in caught.value.message
    return caught.value.message


def texts(data: bytes, password: str = PASSWORD) -> list[str]:
    return [cell.text for cell in read(data, password=password).body_tables()[0].cells]


@pytest.mark.parametrize("kind", ["encrypted_docx", "encrypted_doc"])
def test_the_password_opens_the_file(kind, request):
    assert texts(request.getfixturevalue(kind)) == ["甲", "乙"]


@pytest.mark.parametrize("kind", ["encrypted_docx", "encrypted_doc"])
def test_a_wrong_password_is_said_to_be_wrong(kind, request):
    assert "does not open this file" in message_of(request.getfixturevalue(kind), "falsch")


@pytest.mark.parametrize("kind", ["encrypted_docx", "encrypted_doc"])
def test_without_a_password_the_error_says_how_to_give_it(kind, request):
    message = message_of(request.getfixturevalue(kind), "")
    assert "--password" in message
    assert "take the password away" in message


@pytest.mark.parametrize("data", [WORD, OLD_WORD, "甲\t乙\n".encode()])
def test_a_file_that_needs_no_password_ignores_it(data):
    assert read(data, password=PASSWORD) == read(data)


def test_the_digest_is_that_of_the_file_itself(encrypted_docx):
    assert read(encrypted_docx, password=PASSWORD).sha256 != read(WORD).sha256


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_without_the_extra_the_error_says_what_to_install(password, encrypted_docx, monkeypatch):
    monkeypatch.setattr("zhibiao.extract.decrypt.find_spec", lambda _name: None)
    assert 'pip install "zhibiao[encrypted]"' in message_of(encrypted_docx, password)


def test_a_key_that_takes_too_long_to_make_is_refused_at_once(encrypted_docx):
    with OleFileIO(BytesIO(encrypted_docx)) as container:
        streams = {name: container.openstream(name).read() for name in ("EncryptionInfo", "EncryptedPackage")}
    streams["EncryptionInfo"] = streams["EncryptionInfo"].replace(b'spinCount="100000"', b'spinCount="9999999"')
    assert "not known" in message_of(ole2(streams), PASSWORD)


def test_a_description_with_entities_is_refused(encrypted_docx):
    with OleFileIO(BytesIO(encrypted_docx)) as container:
        streams = {name: container.openstream(name).read() for name in ("EncryptionInfo", "EncryptedPackage")}
    streams["EncryptionInfo"] = streams["EncryptionInfo"][:8] + b'<!DOCTYPE x [<!ENTITY a "b">]><encryption/>'
    assert "not known" in message_of(ole2(streams), PASSWORD)


def test_obfuscation_is_refused():
    assert "not known" in message_of(doc(row("甲", edges=(0, 1000)), parts=Parts(flags=0x8300)), PASSWORD)


def test_damaged_encrypted_files_are_named(encrypted_doc, encrypted_docx):
    for data in (encrypted_doc, encrypted_docx):
        for cut in range(600, len(data), 997):
            with pytest.raises(UnreadableFile):
                read(data[:cut], password=PASSWORD)
