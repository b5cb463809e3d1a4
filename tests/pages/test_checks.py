"""The guard of pages guards itself."""

import pytest

from tests.pages.checks import faults_of
from tests.pages.tree import read_tree

GOOD = """<!DOCTYPE html><html lang="fr"><head><title>Bonjour · Élan</title></head>
<body><main><h1>Bonjour</h1>%s</main></body></html>"""


@pytest.mark.parametrize(
    "piece",
    [
        '<label for="code">Code</label><input id="code" name="code">',
        "<label>Code <input name='code'></label>",
        "<p>L’équipe\u00a0: on y va\u00a0!</p>",
        '<p>Il est 8:30, rendez-vous à <a href="https://cnil.fr">la CNIL</a>.</p>',
        '<script type="application/json">{"a": 1}</script>',
        '<button type="submit"><svg><path d="M0 0"/></svg>Envoyer</button>',
    ],
)
def test_good_pieces_pass(piece: str) -> None:
    assert faults_of(read_tree(GOOD % piece)) == []


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        ("<h1>Encore</h1>", "one h1 is wanted"),
        ('<i id="a"></i><i id="a"></i>', "is there 2 times"),
        ('<input name="code">', "has no label"),
        ('<label for="b">B</label>', "points at"),
        ('<button type="submit"></button>', "has no name"),
        ('<img src="/a.png" width="1" height="1">', "no alt"),
        ('<img src="/a.png" alt="">', "no width"),
        ("<style>p{}</style>", "<style>"),
        ("<script>a()</script>", "inline script"),
        ('<p style="color:red">Rouge</p>', "style="),
        ('<p onclick="a()">Clic</p>', "onclick="),
        ('<a href="javascript:a()">Clic</a>', "javascript:"),
        ('<img src="//cdn.example/a.png" alt="" width="1" height="1">', "leaves our origin"),
        ("<p>L'équipe</p>", "typewriter signs"),
        ("<p>On y va !</p>", "typewriter signs"),
        ("<p>« Oui\u00a0»</p>", "typewriter signs"),
    ],
)
def test_bad_pieces_are_named(piece: str, fault: str) -> None:
    assert [fault in found for found in faults_of(read_tree(GOOD % piece))] == [True]


def test_a_title_begins_with_the_heading() -> None:
    page = read_tree(GOOD.replace("<title>Bonjour", "<title>Élan") % "")

    assert faults_of(page) == ["the title ['Élan · Élan'] does not begin with the h1 'Bonjour'"]


def test_an_element_left_open_is_refused() -> None:
    with pytest.raises(AssertionError, match="closes"):
        read_tree("<div><p>Bonjour</div>")
