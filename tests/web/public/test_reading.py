from tests.pages.phone import Phone


def test_help_is_there_for_anybody(phone: Phone, player: Phone) -> None:
    for each in (phone, player):
        page = each.get("/aide")
        numbers = [
            link["href"] for link in page.find("main").find_all("a") if link["href"].startswith(("tel:", "sms:"))
        ]
        assert {"tel:15", "tel:112", "sms:114", "tel:3114"} <= set(numbers)


def test_the_offline_page_is_the_same_for_everybody(phone: Phone, player: Phone) -> None:
    page = player.get("/hors-ligne")

    assert page.heading == "Pas de réseau"
    assert page.headers["Cache-Control"] == "no-cache"
    assert page.html == phone.get("/hors-ligne").html


def test_the_style_guide_shows_the_components(phone: Phone) -> None:
    page = phone.get("/guide-de-style")

    assert page.heading == "Guide de style"
    assert page.find("section", id="champs").find_all("input") != []


def test_an_unknown_page_shows_the_way_back_and_the_numbers(phone: Phone, player: Phone) -> None:
    lost, lost_player = phone.get("/nulle-part", status=404), player.get("/nulle-part", status=404)

    assert lost.heading == "On ne trouve pas cette page"
    assert lost.links()["Revenir à l’accueil"] == "/"
    assert lost_player.links()["Revenir à ma journée"] == "/jeu"
    assert lost.links()["Voir les numéros d’aide"] == "/aide"


def test_programs_get_faults_as_json(phone: Phone) -> None:
    page = phone.get("/api/nulle-part", status=404)

    assert set(page.json) == {"title", "text"}


def test_employers_and_staff_are_spoken_to_as_such(phone: Phone, office: Phone) -> None:
    badge, unknown = phone.get(f"/badges/{'0' * 32}", status=404), office.get("/pro/nulle-part", status=404)

    assert [page.links().get("Vérifier un badge") for page in (badge, unknown)] == ["/verifier", None]
    assert [page.links().get("Revenir à mes groupes") for page in (badge, unknown)] == [None, "/pro"]
    assert "Demandez-la à qui vous l’a donnée." in badge.text
    assert "/aide" not in {*badge.links().values(), *unknown.links().values()}
