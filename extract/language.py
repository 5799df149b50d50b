"""The language in which the program speaks to its user: Chinese or English, by the locale, through gettext."""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from pathlib import Path

CATALOGS = Path(__file__).parent / "locale"


def translate(message: str) -> str:
    """The sentence in the user's language; values are filled in afterwards with `str.format`."""
    return _catalog(language()).gettext(message)


_ = translate


def language() -> str:
    """`zh` or `en`, after LANGUAGE, LC_ALL, LC_MESSAGES, LANG, or the system's own setting (Windows)."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return _known(value)
    return _known(_system_language())


def _known(name: str) -> str:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _system_language() -> str:
    try:
        return locale.getlocale()[0] or "en"
    except ValueError:
        return "en"


@cache
def _catalog(name: str) -> gettext.NullTranslations:
    return gettext.translation("zhibiao", CATALOGS, languages=[name], fallback=True)
