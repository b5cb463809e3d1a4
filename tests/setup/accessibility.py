"""axe-core in a page of the browser: WCAG 2.2 AA, best practices and what it knows of the RGAA."""

from functools import cache

from playwright.sync_api import Page

from tests.setup.node_tools import MODULES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
CONTRAST = ["color-contrast"]
RUN = """async ([type, values]) => {
  const { violations } = await axe.run(document, { runOnly: { type, values } })
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}"""


def axe_violations(page: Page) -> list[str]:
    """Each broken rule with the element that breaks it."""
    return _run(page, "tag", TAGS)


def contrast_faults(page: Page) -> list[str]:
    """Each text that is not seen well enough: all that another theme can change."""
    return _run(page, "rule", CONTRAST)


def _run(page: Page, kind: str, values: list[str]) -> list[str]:
    # Evaluated and not inserted: our content policy refuses a script tag that is not ours.
    page.evaluate(_axe())
    found: list[str] = page.evaluate(RUN, [kind, values])
    return sorted(found)


@cache
def _axe() -> str:
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
