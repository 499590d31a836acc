"""Words in the person's language, from the catalogues in i18n/. Korean is the source: a sentence without translation stays Korean."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from flask import has_request_context, request

from .config import LANGUAGES, ROOT

CATALOGUES = ROOT / "i18n"


def N_(sentence: str) -> str:
    """Mark a Korean sentence for extraction."""
    return sentence


@cache
def _catalogue(language: str) -> dict[str, str]:
    file: Path = CATALOGUES / language / "messages.po"
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string and not m.fuzzy}


def language() -> str:
    """What the page asked for (it sends its own language), else Korean."""
    if not has_request_context():
        return "ko"
    return request.accept_languages.best_match(LANGUAGES, "ko") or "ko"


def say(sentence: str, lang: str | None = None, **values: object) -> str:
    """The sentence in `lang` (default: the request's), filled in. A sentence that carries its own msgid and values keeps them."""
    msgid, filled = getattr(sentence, "msgid", sentence), {**getattr(sentence, "values", {}), **values}
    found = _catalogue(lang or language()).get(msgid, msgid)
    return found.format(**filled) if filled else str(found)
