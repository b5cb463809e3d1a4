"""Chromium for the tests, and the two sizes of screen that the house looks at."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

PHONE = (360, 740)
DESKTOP = (1280, 800)

OpenContext = Callable[..., BrowserContext]

# As root there is no sandbox; and a browser that calls home fails many times a minute on a closed network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def new_phone(chromium: Browser) -> Iterator[OpenContext]:
    """Each call is another phone: its own cookies, storage and service worker. All are closed after the test."""
    yield from _contexts(chromium, PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def new_desktop(chromium: Browser) -> Iterator[OpenContext]:
    yield from _contexts(chromium, DESKTOP)


def _contexts(chromium: Browser, size: tuple[int, int], **always: Any) -> Iterator[OpenContext]:
    opened: list[BrowserContext] = []

    def open_context(**options: Any) -> BrowserContext:
        width, height = size
        settings = {"viewport": {"width": width, "height": height}, "locale": "fr-FR", "timezone_id": "Europe/Paris"}
        context = chromium.new_context(**{**settings, **always, **options})
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


def chromium_path() -> str | None:
    """The system's Chromium, or None for the one that Playwright installed."""
    if named := os.environ.get("ELAN_TEST_CHROMIUM"):
        return named
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)
