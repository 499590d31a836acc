"""The icons as PNG, drawn from icon.svg by Chromium: python pwa/icons/draw.py [BROWSER]"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
SVG = (HERE / "icon.svg").read_text("utf-8")
FULL = SVG.replace(' rx="116"', "")  # the system cuts maskable and Apple's icons itself
SMALLER = FULL.replace(
    '<g fill="none"', '<g transform="translate(51 51) scale(.8)" fill="none"'
)  # inside the safe zone
PICTURES = {"192": (SVG, 192), "512": (SVG, 512), "maskable-512": (SMALLER, 512), "apple-touch-icon": (FULL, 180)}

if __name__ == "__main__":
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=sys.argv[1] if sys.argv[1:] else None)
        for name, (svg, size) in PICTURES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            page.screenshot(path=HERE / f"{name}.png", omit_background=True)
        browser.close()
