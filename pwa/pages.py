"""Every page of every language: which template, under which address, with which words."""

from __future__ import annotations

import gettext
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import words
from .bundle import Assets
from .contract import Contract, Procedure, sentences
from .licences import Package

HERE = Path(__file__).resolve().parent
OWN = ("submissions", "profile", "settings", "sign-in", "join")
PLAIN = (*OWN, "privacy", "accessibility", "licences", "help", "offline")
INDEXED = {"home", "service", "form", "privacy", "accessibility", "licences", "help"}
Translate = Callable[[Any], Any]


@dataclass(frozen=True)
class Page:
    """`id` is what scripts know it by, `path` its address without the language, `more` what its template needs."""

    id: str
    path: str
    more: dict[str, Any]


@dataclass(frozen=True)
class Site:
    """What all pages share; `origin` is empty where the address is not known when building."""

    contract: Contract
    assets: Assets
    packages: list[Package]
    origin: str = ""


def pages(contract: Contract) -> Iterator[Page]:
    yield Page("home", "", {})
    for service in contract.services:
        procedures = contract.of_service(service["code"])
        yield Page("service", f"{service['code']}/", {"service": service, "procedures": procedures})
    for procedure in contract.procedures.values():
        yield Page("form", procedure.path, {"procedure": procedure})
        yield Page("status", procedure.path + "status/", {"procedure": procedure})
    for name in PLAIN:
        yield Page(name, f"{name}/", {})


def render_all(dist: Path, site: Site) -> None:
    environment, catalog, contract = _environment(), words.extract(), site.contract
    unknown = words.not_extracted(list(sentences(contract)), catalog)
    if unknown:
        print("in no catalogue:", *unknown, sep="\n  ")
    shared = {**vars(site), "languages": _languages(), "unreviewed": words.UNREVIEWED}
    for lang in words.languages():
        translations = words.load(lang)
        _install(environment, translations)
        t = translate(translations)
        texts = {**shared, "lang": lang, "dir": words.direction(lang), "t": t}
        for page in pages(contract):
            _write(dist / lang / page.path / "index.html", _render(environment, page, texts))
        _json(dist / lang / "words.json", words.script_words(translations, catalog))
        for service, reasons in contract.reasons.items():
            _json(dist / lang / service / "reasons.json", t(reasons))
    _install(environment, words.load(words.SOURCE))
    texts = {**shared, "lang": words.SOURCE, "dir": "ltr", "t": lambda value: value}
    for page, file in (Page("root", "", {}), "index.html"), (Page("404", "", {}), "404.html"):
        _write(dist / file, _render(environment, page, texts))


def translate(translations: gettext.NullTranslations) -> Translate:
    """Sentences of the contract, also inside lists and dictionaries; not a template's own words."""

    def inner(value: Any) -> Any:
        if isinstance(value, str):
            return translations.gettext(value) if value else ""
        if isinstance(value, dict):
            return {k: inner(v) for k, v in value.items()}
        return [inner(v) for v in value] if isinstance(value, list) else value

    return inner


def script_of(assets: Assets, page: str) -> tuple[str, list[str]]:
    """The page's own script, else the one that all others share."""
    name = page if page in assets.script else "plain"
    return assets.script.get(name, ""), assets.needs.get(name, [])


def known_procedures(contract: Contract, lang: str, t: Translate) -> dict[str, Any]:
    """What lists need to name a submission."""
    return {
        p.key: {"title": t(p.title), "href": f"/{lang}/{p.path}", "status": f"/{lang}/{p.path}status/"}
        for p in contract.procedures.values()
    }


def known_questions(procedure: Procedure, t: Translate) -> dict[str, Any]:
    """What a list of answers needs to name them."""
    return {
        q.name: {
            "title": t(q.title),
            "kind": q.kind,
            "step": q.step,
            **({"options": {o["value"]: t(o["title"]) for o in q.options}} if q.options else {}),
            **({"unit": q.unit} if q.unit else {}),
        }
        for q in procedure.questions
    }


def _render(environment: Environment, page: Page, texts: dict[str, Any]) -> str:
    script, needs = script_of(texts["assets"], page.id)
    template = environment.get_template(f"pages/{page.id}.html")
    more = {"page": page, "script": script, "needs": needs, "indexed": page.id in INDEXED}
    return tidy(template.render(**texts, **more, **page.more))


def tidy(html: str) -> str:
    """Indentation and blank lines are for the author; `pre` and `textarea` are not used with text inside."""
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.globals |= {"known_procedures": known_procedures, "known_questions": known_questions}
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return environment


def _install(environment: Environment, translations: gettext.NullTranslations) -> None:
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]


def _languages() -> list[dict[str, str]]:
    return [{"code": lang, "name": words.own_name(lang), "dir": words.direction(lang)} for lang in words.languages()]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _json(file: Path, value: object) -> None:
    _write(file, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
