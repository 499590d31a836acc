"""One installable app for all languages: its id never changes, its start page sends each person to her language."""

from __future__ import annotations

import json
from pathlib import Path

ICONS = [("192", "any"), ("512", "any"), ("maskable-512", "maskable")]


def write(dist: Path) -> None:
    icons = [
        {
            "src": f"/icons/{name}.png",
            "sizes": "{0}x{0}".format(name.split("-")[-1]),
            "type": "image/png",
            "purpose": use,
        }
        for name, use in ICONS
    ]
    about = {
        "id": "/",
        "name": "Goyong24",
        "short_name": "Goyong24",
        "start_url": "/?from=app",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b50d0",
        "categories": ["productivity", "utilities"],
        "icons": icons,
    }
    (dist / "manifest.webmanifest").write_text(json.dumps(about, ensure_ascii=False, indent=1), "utf-8")
