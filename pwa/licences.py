"""Whose work the pages carry: the packages that esbuild really put in, with their notices in full."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOTICE = re.compile(r"^(licen[cs]e|copying|notice)([.-].*)?$", re.I)
PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/(?!.*node_modules/)")
# Our wording for packages whose archive names a licence but carries no text of it.
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."""


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    licence: str
    author: str
    notice: str


def packages(inputs: set[str]) -> list[Package]:
    """The packages behind esbuild's input files."""
    folders = {HERE / path[: found.end()] for path in inputs if (found := PACKAGE.search(path))}
    return sorted((_package(folder) for folder in folders), key=lambda p: p.name)


def notices(found: list[Package]) -> str:
    """One text file with every notice."""
    parts = [f"{p.name} {p.version}\n{p.licence} {p.author}\n\n{p.notice}" for p in found]
    return ("\n\n" + "-" * 72 + "\n\n").join(parts) + "\n"


def _package(folder: Path) -> Package:
    about = json.loads((folder / "package.json").read_text("utf-8"))
    author = about.get("author") or ""
    author = author.get("name", "") if isinstance(author, dict) else author
    texts = [p.read_text("utf-8").strip() for p in sorted(folder.iterdir()) if p.is_file() and NOTICE.match(p.name)]
    licence = str(about.get("license", ""))
    fallback = f"Copyright (c) {author}\n\n{MIT}" if licence == "MIT" else licence
    return Package(about["name"], about["version"], licence, author, "\n\n".join(texts) or fallback)
