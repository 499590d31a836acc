"""The questions of a procedure as the contract declares them, and the words of a language: what every filler goes by."""

from __future__ import annotations

import json
from typing import Any

from babel.messages.pofile import read_po

from tests.browser.site import ROOT

CONTRACT = json.loads((ROOT / "openapi" / "goyong24.json").read_text("utf-8"))
CLAIM = "insurance/unemployment-benefit"
TYPED = ("text", "long_text", "number", "won", "hours", "day", "month", "phone", "identity_number")


def procedure(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Its declaration and its questions."""
    operation = CONTRACT["paths"][f"/api/procedures/{name}/check"]["post"]
    return operation["x-procedure"], operation["requestBody"]["content"]["application/json"]["schema"]["properties"]


def words(lang: str) -> dict[str, str]:
    """Korean to what the pages say: a fuzzy translation is not shown."""
    if lang == "ko":
        return {}
    with (ROOT / "i18n" / lang / "messages.po").open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id and m.string and not m.fuzzy}


def built_languages() -> list[str]:
    """Those that have pages, Korean first."""
    found = sorted(file.parent.name for file in (ROOT / "pwa" / "dist").glob("*/precache.json"))
    return ["ko", *(lang for lang in found if lang != "ko")]
