import json
import re

from tests.pages.phone import Phone
from webapp.web.common.assets import STATIC


def test_the_manifest_makes_it_an_application(phone: Phone) -> None:
    page = phone.get("/manifest.webmanifest")

    manifest = json.loads(page.response.get_data(as_text=True))
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    told = {key: manifest[key] for key in ("name", "short_name", "lang", "dir", "start_url", "display")}
    assert page.headers["Content-Type"] == "application/manifest+json"
    assert told == {
        "name": "Élan",
        "short_name": "Élan",
        "lang": "fr",
        "dir": "ltr",
        "start_url": "/jeu",
        "display": "standalone",
    }
    assert sizes == {("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")}
    assert [phone.get(icon["src"]).headers["Content-Type"] for icon in manifest["icons"]] == ["image/png"] * 4


def test_the_worker_knows_its_release_and_its_shell(phone: Phone) -> None:
    page = phone.get("/service-worker.js")
    script = page.response.get_data(as_text=True)

    written = re.search(r"RELEASE = '(\w+)'.*SHELL = JSON\.parse\('(.*?)'\)", script, re.DOTALL)
    assert written is not None
    release, shell = written[1], json.loads(written[2])
    assert page.headers["Cache-Control"] == "no-cache"
    assert "__RELEASE__" not in script
    assert shell["/hors-ligne"] == release
    assert {"css/main.css", "js/main.js", "vendor/fonts/atkinson.woff2"} <= shell.keys()
    for path in shell:
        phone.get(path if path.startswith("/") else f"/static/{release}/{path}")


def test_the_shell_is_light() -> None:
    shell_fonts = [STATIC / "vendor" / "fonts" / name for name in ("atkinson.woff2", "bricolage.woff2")]

    assert sum(path.stat().st_size for path in shell_fonts) < 120_000


def test_small_files_are_there(phone: Phone) -> None:
    robots = phone.get("/robots.txt").response.get_data(as_text=True)
    icon = phone.get("/favicon.ico", status=302)

    assert robots == "User-agent: *\nAllow: /badges/\nAllow: /orgs/\nDisallow: /\n"
    assert phone.follow(icon).headers["Content-Type"] == "image/png"


def test_they_take_no_other_method(phone: Phone) -> None:
    for path in ("/manifest.webmanifest", "/service-worker.js", "/robots.txt", "/favicon.ico", "/hors-ligne"):
        phone.post(path, status=405)
