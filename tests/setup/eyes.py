"""What a person would see or feel of a page: things wider than the screen, and where a keyboard goes."""

from playwright.sync_api import CDPSession, Page

# What sticks out of the screen, unless it can be scrolled by itself, is cut where its frame ends (overflow: clip, which
# we keep for drawings), or is meant for ears only.
WIDE = """() => {
  const isScrolled = node => node !== null && node !== document.body &&
    (['auto', 'scroll', 'clip'].includes(getComputedStyle(node).overflowX) || isScrolled(node.parentElement))
  return [...document.querySelectorAll('body *')]
    .filter(node => {
      const { left, right, width, height } = node.getBoundingClientRect()
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && !isScrolled(node.parentElement)
    })
    .map(node => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`)
}"""
# Everything that a finger could use and a keyboard must reach: of radio buttons that go together, one.
CONTROLS = """() => {
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex]'
  const all = [...document.querySelectorAll(wanted)].filter(node =>
    !node.disabled && node.tabIndex >= 0 && !node.closest('[inert]') &&
    node.checkVisibility({ visibilityProperty: true }) &&
    !(node.closest('details:not([open])') && node.tagName !== 'SUMMARY'))
  const groups = new Map()
  for (const node of all) {
    const key = node.type === 'radio' ? `${node.form?.action} ${node.name}` : node
    groups.set(key, [...groups.get(key) ?? [], node])
  }
  window.controls = [...groups.values()]
  window.reached = new Set()
  // The walk begins at the top of the page, wherever the last one ended.
  document.body.tabIndex = -1
  document.body.focus()
  document.body.removeAttribute('tabindex')
  return window.controls.length
}"""
STAND = """() => {
  const node = document.activeElement
  if (!node || node === document.body) return null
  const isSeenAgain = window.reached.has(node)
  window.reached.add(node)
  const around = [node.nextElementSibling, node.parentElement, node.parentElement?.parentElement]
  const near = [node, ...node.labels ?? [], ...around]
  const isRinged = near.some(each => {
    const { outlineStyle, outlineWidth } = each ? getComputedStyle(each) : {}
    return each && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  const shown = node.getBoundingClientRect().width > 4 ? node : node.labels?.[0] ?? node
  // A link that goes on over several lines is looked for on its first one.
  const { left, right, top, bottom } = shown.getClientRects()[0] ?? shown.getBoundingClientRect()
  const at = (start, end, most) => Math.min(Math.max((start + end) / 2, 1), most - 2)
  const hit = document.elementFromPoint(at(left, right, innerWidth), at(top, bottom, innerHeight))
  const isCovered = bottom < 0 || top > innerHeight || !hit ||
    !(shown.contains(hit) || hit.contains(shown) || [...node.labels ?? []].some(each => each.contains(hit)))
  const words = node.id || (node.ariaLabel ?? node.textContent).trim().slice(0, 40)
  return { isSeenAgain, isRinged, isCovered, name: `${node.localName} ${words}` }
}"""
LEFT = """() => window.controls.filter(group => !group.some(node => window.reached.has(node)))
  .map(([node]) => `${node.localName} ${node.id || node.name || node.textContent.trim().slice(0, 40)}`)"""

# A date or an hour is several stops in one control; whatever holds a keyboard longer is a trap.
INSIDE = 8
STILL = """async () => {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
  await frame()
  await document.fonts.ready
  const isMoving = () => document.getAnimations().some(each => each.playState === 'running')
  for (let count = 0; count < 60 && isMoving(); count++) await frame()
}"""


def wait_until_still(page: Page) -> None:
    """Return once the letters are there, nothing moves and no colour changes any more."""
    page.evaluate(STILL)


def wide_things(page: Page) -> list[str]:
    """Name what sticks out of the screen."""
    found: list[str] = page.evaluate(WIDE)
    return [f"wider than the screen: {each}" for each in found[:5]]


def wide_in_large_letters(page: Page) -> list[str]:
    """Name what sticks out of the screen once letters are twice as large."""
    settings: CDPSession = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    wait_until_still(page)
    found = wide_things(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    settings.detach()
    return [f"at 200 %: {each}" for each in found]


def keyboard_faults(page: Page) -> list[str]:
    """Walk through a page with Tab: name what is not reached, reached unseen, or never left."""
    number, faults, again = int(page.evaluate(CONTROLS)), [], 0
    while again < INSIDE and number:
        page.keyboard.press("Tab")
        stand = page.evaluate(STAND)
        if stand is None:
            break
        again = again + 1 if stand["isSeenAgain"] else 0
        faults += [f"{words}: {stand['name']}" for words, is_so in _seen(stand) if is_so and not again]
    return faults + [f"not reached: {each}" for each in page.evaluate(LEFT)]


def _seen(stand: dict[str, bool]) -> tuple[tuple[str, bool], ...]:
    return ("focus is not shown", not stand["isRinged"]), ("focus is covered", stand["isCovered"])
