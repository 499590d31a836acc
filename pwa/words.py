"""The catalogues: extract Korean sentences, merge translations, say whether they are current, and serve them to the build.

python pwa/words.py extract   update i18n/messages.pot and each i18n/<lang>/messages.po
python pwa/words.py check     fail when one is not current, or Korean/English is incomplete
"""

from __future__ import annotations

import gettext
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel import Locale
from babel.messages import extract as babel_extract
from babel.messages.catalog import Catalog
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "i18n"
SOURCE = "ko"
COMPLETE = ("en",)  # a release without these whole is refused; others fall back to Korean sentence by sentence
SAY = re.compile(r"""(?<!function )\bsay\(\s*(?P<literal>"(?:[^"\\]|\\.)*")?""")
SLOT = re.compile(r"\{\w+\}|%\(\w+\)s")
KEYWORDS = {"_": None, "N_": None, "gettext": None, "say": None}
NAMES = {"ko-x-easy": "쉬운 한국어", "tet": "Tetun", "zh-Hans": "简体中文"}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
UNREVIEWED = {"ur", "vi"}  # nobody who speaks them at home has read them yet; the foot of their pages says so


def languages() -> list[str]:
    """Korean first, then the folders of i18n."""
    others = sorted(p.name for p in I18N.iterdir() if p.is_dir() and p.name != SOURCE)
    return [SOURCE, *others]


def babel_name(lang: str) -> str:
    """BCP 47 to Babel's spelling; easy Korean has Korean formats."""
    return lang.split("-x-")[0].replace("-", "_")


def own_name(lang: str) -> str:
    """The language's name in itself, as the picker shows it."""
    name = NAMES.get(lang) or str(Locale.parse(babel_name(lang)).get_display_name())
    return name[:1].upper() + name[1:]


def direction(lang: str) -> str:
    return "rtl" if lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def load(lang: str) -> gettext.NullTranslations:
    """Translations of one language; fuzzy ones are left out, so the Korean sentence stands until somebody has looked."""
    file = I18N / lang / "messages.po"
    if lang == SOURCE or not file.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, _read(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def script_words(translations: gettext.NullTranslations, catalog: Catalog) -> dict[str, str]:
    """msgid to translation for what scripts say; a sentence that stays as it is takes no room."""
    spoken = [str(m.id) for m in catalog if m.id and any(f.startswith("pwa/src/") for f, _ in m.locations)]
    found = {msgid: translations.gettext(msgid) for msgid in sorted(spoken)}
    return {msgid: text for msgid, text in found.items() if text != msgid}


def extract() -> Catalog:
    """All marked sentences of the services, the backend, the templates and the scripts, in the order of files and lines."""
    catalog = Catalog(project="Goyong24", version="1", charset="utf-8", header_comment=HEADER)
    with (I18N / "babel.cfg").open(encoding="utf-8") as cfg:
        named, options = parse_mapping_cfg(cfg)
    methods: list[tuple[str, Any]] = [(pattern, said if method == "say" else method) for pattern, method in named]
    for folder in ("backend", "pwa/src", "pwa/templates"):
        found = babel_extract.extract_from_dir(
            ROOT / folder, methods, options, keywords=KEYWORDS, comment_tags=("i18n:",), strip_comment_tags=True
        )
        rows = sorted(found, key=lambda row: (row[0], row[1], str(row[2])))
        for filename, _line, message, comments, context in rows:
            catalog.add(message, None, [(f"{folder}/{filename}", 0)], auto_comments=comments, context=context)
    return catalog


def said(source: IO[bytes], *_: object, **__: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Every say("…") of a script. Anything but one plain string in it could not be translated, and stops the build."""
    text = source.read().decode("utf-8")
    for call in SAY.finditer(text):
        if call["literal"] is None:
            line = text.count("\n", 0, call.start()) + 1
            raise ValueError(f"say() wants one plain string: {getattr(source, 'name', '')}, line {line}")
        yield text.count("\n", 0, call.start()) + 1, "say", json.loads(call["literal"]), []


def merged(lang: str, template: Catalog) -> Catalog:
    file = I18N / lang / "messages.po"
    catalog = _read(file) if file.exists() else Catalog(locale=babel_name(lang), charset="utf-8")
    catalog.update(template)
    catalog.header_comment = HEADER
    return catalog


def as_text(catalog: Catalog, lang: str | None) -> str:
    """A catalogue's bytes, with a header that changes only when something else does."""
    out = io.BytesIO()
    write_po(out, catalog, omit_header=True, sort_by_file=True, include_lineno=False, ignore_obsolete=True, width=120)
    head = [("Project-Id-Version", "Goyong24"), ("Language", lang or ""), ("MIME-Version", "1.0")]
    head += [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]
    if lang:
        head.append(("Plural-Forms", catalog.plural_forms))
    lines = [*HEADER.splitlines(), 'msgid ""', 'msgstr ""', *(f'"{k}: {v}\\n"' for k, v in head), ""]
    return "\n".join(lines) + "\n" + out.getvalue().decode("utf-8").strip() + "\n"


def update() -> None:
    template = extract()
    _write(I18N / "messages.pot", as_text(template, None))
    for lang in languages()[1:]:
        catalog = merged(lang, template)
        _write(I18N / lang / "messages.po", as_text(catalog, lang))
        print(f"{lang}: {len(missing(catalog))} of {len(catalog)} to translate")


def check() -> list[str]:
    """What is wrong with the catalogues, in words; empty is good."""
    template, wrong = extract(), []
    if (I18N / "messages.pot").read_text("utf-8") != as_text(template, None):
        wrong.append("messages.pot is not current: python pwa/words.py extract")
    for lang in languages()[1:]:
        catalog = merged(lang, template)
        if (I18N / lang / "messages.po").read_text("utf-8") != as_text(catalog, lang):
            wrong.append(f"{lang}/messages.po is not current: python pwa/words.py extract")
        wrong += [f"{lang}: not translated: {m}" for m in missing(catalog) if lang in COMPLETE]
        wrong += [
            f"{lang}: other placeholders: {m.id}" for m in catalog if m.id and m.string and _differ(m.id, m.string)
        ]
    return wrong


def missing(catalog: Catalog) -> list[str]:
    return [str(m.id) for m in catalog if m.id and (m.fuzzy or not m.string)]


def not_extracted(found: list[str], template: Catalog) -> list[str]:
    """Sentences that a page shows and no catalogue can know."""
    return sorted({s for s in found if template.get(s) is None})


def _differ(msgid: object, text: object) -> bool:
    """Placeholders are the same in both, in any order."""
    return sorted(set(SLOT.findall(str(msgid)))) != sorted(set(SLOT.findall(str(text))))


def _read(file: Path) -> Catalog:
    with file.open("rb") as f:
        return read_po(f, locale=babel_name(file.parent.name))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


HEADER = """# Goyong24: the Korean sentence is the key; see README.md
# Copyright the Goyong24 authors, Apache-2.0"""


if __name__ == "__main__":
    if sys.argv[1:] == ["extract"]:
        update()
    elif sys.argv[1:] == ["check"]:
        problems = check()
        print(
            "\n".join(problems)
            or json.dumps({"languages": languages(), "sentences": len(extract())}, ensure_ascii=False)
        )
        sys.exit(bool(problems))
    else:
        sys.exit(__doc__)
