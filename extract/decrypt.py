"""Take the password off a Word file, in memory ([MS-OFFCRYPTO]; [MS-DOC] 2.2.6).

The keys are made by msoffcrypto-tool, which is not installed with zhibiao but with its extra `encrypted`.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from io import BytesIO
from struct import pack_into, unpack_from
from typing import Any

from .errors import UnreadableFile
from .language import _

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_ROUNDS = 1_000_000
"""How often a password may be hashed to make a key; Word does it 100,000 times, and a file may ask for ten million."""

MOST_INFORMATION = 1 << 16
"""The bytes of the stream that describes the encryption; Word's has about 1,200."""

FLAGS_AT, ENCRYPTED = 0x0A, 0x0100
PLAIN_START = 0x44
"""The bytes at the start of the stream WordDocument that are never encrypted."""


def needs_password() -> UnreadableFile:
    """The error for a file under a password where none was given."""
    text = _(
        "The file is protected by a password. Give it with --password, or open the file in Word, take the password "
        "away and save it."
    )
    return UnreadableFile("encrypted", f"{text}{_how_to_install()}")


def decrypted(data: bytes, password: str) -> bytes:
    """The file without its encryption; one that has none comes back as it is.

    Raises `UnreadableFile` (encrypted): the password is wrong, the encryption is not known, or the extra is missing.
    """
    if not password or not data.startswith(OLE2):
        return data
    encryption = _encryption(data)
    if not encryption:
        return data
    if find_spec("msoffcrypto") is None:
        raise UnreadableFile("encrypted", f"{_('The file is protected by a password.')}{_how_to_install()}")
    return _package(data, password) if encryption == "package" else _word_file(data, password)


def _how_to_install() -> str:
    if find_spec("msoffcrypto") is not None:
        return ""
    return " " + _("To read such files, install: {command}").format(command='pip install "zhibiao[encrypted]"')


def _encryption(data: bytes) -> str:
    """How the file is encrypted: `package` (a .docx inside), `streams` (a .doc), or not."""
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as container:
            if container.exists("EncryptedPackage"):
                return "package"
            flags = unpack_from("<H", container.openstream("WordDocument").read(FLAGS_AT + 2), FLAGS_AT)[0]
            return "streams" if flags & ENCRYPTED else ""
    except Exception:  # olefile lets many kinds of errors out; the reader names what is wrong with the file
        return ""


def _package(data: bytes, password: str) -> bytes:
    """The .docx inside (agile and standard encryption, [MS-OFFCRYPTO] 2.3.4)."""
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    _check_information(data)
    try:
        file, out = OOXMLFile(BytesIO(data)), BytesIO()
        if file.info.get("spinValue", 0) > MOST_ROUNDS:
            raise _unknown()
        file.load_key(password=password, verify_password=True)
        with suppress(InvalidKeyError):  # said of what is no zip package; the password was right, and sniffing names it
            file.decrypt(out)
    except UnreadableFile:
        raise
    except InvalidKeyError:
        raise _wrong() from None
    except Exception as error:  # damaged or unusual files raise whatever their fields lead to
        raise _unknown() from error
    return out.getvalue()


def _check_information(data: bytes) -> None:
    """Nothing, or the error for a description that is too long or declares entities, before it is parsed as XML."""
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as container:
            information = container.openstream("EncryptionInfo").read()
    except Exception as error:  # as above
        raise _unknown() from error
    if len(information) > MOST_INFORMATION or b"<!" in information.replace(b"\0", b""):
        raise _unknown()


def _word_file(data: bytes, password: str) -> bytes:
    """The .doc with plain streams in the place of those under RC4, by itself or through CryptoAPI."""
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.doc97 import Doc97File
    from olefile import OleFileIO

    try:
        file = Doc97File(BytesIO(data))
        if file.info.fib.base.fObfuscation:
            raise _unknown()
        file.load_key(password=password)
        out = BytesIO(data)
        with OleFileIO(BytesIO(data)) as source, OleFileIO(out) as target:
            for name in ("WordDocument", file.info.tablename, "Data"):
                if source.exists(name):
                    target.write_stream(name, _plain_stream(file, name, source.openstream(name).read()))
            return out.getvalue()
    except UnreadableFile:
        raise
    except InvalidKeyError:
        raise _wrong() from None
    except Exception as error:  # as above
        raise _unknown() from error


def _plain_stream(file: Any, name: str, stream: bytes) -> bytes:
    from msoffcrypto.method.rc4 import DocumentRC4
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

    if file.type == "rc4":
        plain = DocumentRC4.decrypt(file.key, file.salt, BytesIO(stream)).read()
    else:
        plain = DocumentRC4CryptoAPI.decrypt(file.key, file.salt, file.keySize, BytesIO(stream)).read()
    return _with_plain_start(stream, plain) if name == "WordDocument" else bytes(plain)


def _with_plain_start(stream: bytes, plain: bytes) -> bytes:
    """The main stream, whose start was never encrypted, and that no longer says it were."""
    word = bytearray(stream[:PLAIN_START] + plain[PLAIN_START:])
    pack_into("<H", word, FLAGS_AT, unpack_from("<H", word, FLAGS_AT)[0] & ~ENCRYPTED)
    return bytes(word)


def _wrong() -> UnreadableFile:
    text = _("The password does not open this file. Check capital letters and the keyboard's language, and try again.")
    return UnreadableFile("encrypted", text)


def _unknown() -> UnreadableFile:
    text = _(
        "The file is protected in a way that is not known here, or is damaged. Open it in Word, take the password "
        "away and save it."
    )
    return UnreadableFile("encrypted", text)
