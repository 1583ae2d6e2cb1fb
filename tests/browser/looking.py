"""What is wrong with a page as a person sees it: English words, a sideways scroll, what axe finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from playwright.sync_api import Page

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_GRAVE = {"serious", "critical"}

ALLOWED = frozenset({
    "excel", "word", "wps", "pdf", "sql", "docx", "xlsx", "xlsm", "xls", "csv", "txt", "png", "jpg", "jpeg",
    "heic", "dfsj", "gb", "id", "mb", "kb", "parquet", "postgresql", "sqlite",
})  # fmt: skip
"""What clerks write in Latin letters themselves: file kinds, software, the first letters of 党费收缴."""
_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2,}(?![A-Za-z0-9])|(?=\d*[a-f])[0-9a-f]{16,}")
"""A word of letters, or a digest; letters joined with digits are codes of the office's own: YL001."""
_ADDRESS = re.compile(r"https?://\S+")
_CODE_OF_A_PERIOD = re.compile(r"(?<!\d)\d{4}[HQ]\d(?!\d)")

# Text that can be seen, and what is told instead of it; not what stands as code.
_TEXTS = """() => {
  const said = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!node.data.trim() || around.closest('pre, code, kbd, samp, script, style, noscript')) continue;
    if (around.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) said.push(node.data);
  }
  for (const one of document.querySelectorAll('[placeholder], [title], [aria-label], [alt]'))
    for (const name of ['placeholder', 'title', 'aria-label', 'alt'])
      said.push(one.getAttribute(name) || '');
  for (const one of document.querySelectorAll('input[type=submit], input[type=button]'))
    said.push(one.value);
  return said.map(text => text.trim()).filter(Boolean);
}"""

# What reaches over the right edge and is not inside a box that scrolls by itself.
_OVER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const boxed = one => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    return false;
  };
  const over = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > width + 1 && !boxed(one));
  const named = one => one.tagName.toLowerCase() + (one.className && one.className.baseVal === undefined
    ? '.' + [...one.classList].join('.') : '') + ' “' + (one.textContent || '').trim().slice(0, 20) + '”';
  return over.length ? over.slice(-5).map(named) : ['the page itself'];
}"""


def english(page: Page, allowed: Iterable[str] = ()) -> list[str]:
    """Return the pieces of visible text that hold words of Latin letters, each with the words."""
    known = ALLOWED | {word.lower() for word in allowed}
    found = []
    for text in page.evaluate(_TEXTS):
        bare = _ADDRESS.sub("", text)
        words = [word for word in _WORD.findall(bare) if word.lower() not in known]
        words += _CODE_OF_A_PERIOD.findall(text)
        if words:
            found.append(f"{'、'.join(words)} in “{' '.join(text.split())[:60]}”")
    return list(dict.fromkeys(found))


def dashes(page: Page) -> list[str]:
    """Return the choices whose empty one reads “---------” instead of a word."""
    empty = page.locator("select:visible option").filter(has_text=re.compile("^-+$"))
    return [str(one.evaluate("one => one.closest('select').name")) for one in empty.all()]


def overflowing(page: Page) -> list[str]:
    """Return what makes the page wider than its screen, at most five pieces."""
    return list(page.evaluate(_OVER))


def barriers(page: Page) -> list[str]:
    """Return what axe finds serious or critical against WCAG 2.2 AA, with the first places."""
    page.evaluate(f"typeof axe === 'undefined' ? (() => {{ {_AXE} }})() : null")
    answer = page.evaluate(
        "options => axe.run(document, options)",
        {
            "runOnly": {"type": "tag", "values": _LEVELS},
            "rules": {"target-size": {"enabled": True}},
            "resultTypes": ["violations"],
        },
    )
    return [
        f"{one['id']}: {one['help']} ({len(one['nodes'])}×) {_places(one['nodes'])}"
        for one in answer["violations"]
        if one["impact"] in _GRAVE
    ]


def _places(nodes: list[dict[str, object]]) -> str:
    return " | ".join(str(node["html"])[:160] for node in nodes[:3])
