"""What youths sent to be confirmed, as their counsellor sees it: one answer holds, and every answer has words."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.clock import START
from tests.conftest import OpenPhone
from tests.database import Database
from tests.factories.cohorts import DAYS, make_cohort
from tests.factories.participants import make_participant
from tests.factories.staff import follow, make_staff
from tests.factories.teams import make_team
from tests.pages.phone import Page, Phone
from webapp.policy.rules import Role
from webapp.store.models import Cohort, EventRow, EvidenceReview, Moment, Participant, Proof, Staff, StaffAct, Team
from webapp.store.topics import desk_topic, queue_topic, version_of
from webapp.web.play.door import uuid7

QUEUE = "/pro/preuves"
VOICE = "/jeu/mission/j02-m2?etape=j02-m2-s5"
WORDS = "Bonjour, je m’appelle Sam. Je garde mon calme."
Send = Callable[..., str]


@pytest.fixture
def cohort(database: Database) -> Cohort:
    """A cohort whose days are all open."""
    return make_cohort(database, days=dict.fromkeys(DAYS, "2027-02-15T08:00"))


@pytest.fixture
def send(player: Phone) -> Send:
    """Send the presentation of day 2 in words; return the id of what was sent."""

    def send_one(words: str = WORDS, phone: Phone = player, **answer: str) -> str:
        event, fields = uuid7(), {"media": "text", "text": words, **answer}
        payload = {f"payload.answer.{name}": value for name, value in fields.items()}
        phone.post(VOICE, {"type": "StepAnswered", "event_id": event, "seq": "0", **payload})
        return event

    return send_one


def reviews(database: Database) -> list[tuple[str, str, str]]:
    rows = database.all(select(EvidenceReview).order_by(EvidenceReview.id))
    return [(row.subject, row.verdict, row.words) for row in rows]


def confirm(office: Phone, *subjects: str, status: int = 303, **words: str) -> Page:
    typed = {f"words-{subject}": words.get("words", "Merci.") for subject in subjects}
    return office.post(QUEUE, {"ticked": list(subjects), **typed}, status=status)


def test_the_queue_shows_what_was_sent_beside_what_was_asked(
    office: Phone, send: Send, participant: Participant
) -> None:
    subject = send()

    page = office.get(QUEUE)

    assert page.heading == "Preuves à confirmer"
    assert participant.pseudonym in page.text
    assert WORDS in page.text
    assert "Quatre phrases, trente secondes." in page.text
    assert (
        page.form(QUEUE)[f"words-{subject}"]
        == "Merci, j’ai tout lu. C’est clair\u00a0: on comprend ce que tu sais faire."
    )


def test_an_empty_queue_says_so(office: Phone) -> None:
    assert "Aucune preuve n’attend votre avis." in office.get(QUEUE).text


def test_what_is_done_another_way_is_not_in_the_queue(office: Phone, send: Send) -> None:
    send(media="alternative", text="")

    assert "Aucune preuve n’attend votre avis." in office.get(QUEUE).text


def test_a_newer_sending_takes_the_place_of_an_older_one(office: Phone, send: Send) -> None:
    send("Premier essai.")
    send("Deuxième essai.")

    page = office.get(QUEUE)

    assert ("Deuxième essai." in page.text, "Premier essai." in page.text) == (True, False)


def test_several_are_confirmed_at_once_each_with_its_words(
    office: Phone, send: Send, database: Database, team: Team, open_phone: OpenPhone, counsellor: Staff
) -> None:
    first, second = send(), send("Autre.", phone=open_phone(make_participant(database, team)))

    page = office.follow(
        office.post(
            QUEUE, {"ticked": [first, second], f"words-{first}": "Très clair.", f"words-{second}": "On te suit."}
        )
    )

    assert reviews(database) == [(first, "confirmed", "Très clair."), (second, "confirmed", "On te suit.")]
    assert page.text.count("Votre mot est parti.") == 2
    acts = database.all(select(StaffAct).order_by(StaffAct.id))
    assert [(act.act, act.about, act.staff_id) for act in acts] == [
        ("evidence.confirmed", "j02-m2-s5", counsellor.id),
        ("evidence.confirmed", "j02-m2-s5", counsellor.id),
    ]


def test_what_is_not_ticked_is_left_alone(office: Phone, send: Send, database: Database) -> None:
    subject = send()

    page = office.post(QUEUE, {f"words-{subject}": "Mon mot à garder."}, status=422)

    assert "Cochez au moins un envoi à confirmer." in page.text
    assert page.form(QUEUE)[f"words-{subject}"] == "Mon mot à garder."
    assert reviews(database) == []


@pytest.mark.parametrize("verdict", ["confirmed", "more", "refused"])
def test_an_answer_without_words_is_not_sent(office: Phone, send: Send, database: Database, verdict: str) -> None:
    subject = send()

    page = office.post(f"{QUEUE}/{subject}", {"verdict": verdict, "words": "  "}, status=422)

    assert "Écrivez une phrase à la personne" in page.text
    assert reviews(database) == []


def test_an_answer_without_a_verdict_keeps_its_words(office: Phone, send: Send) -> None:
    subject = send()

    page = office.post(f"{QUEUE}/{subject}", {"words": "Il manque la fin."}, status=422)

    assert page.form(f"{QUEUE}/{subject}") == {"words": "Il manque la fin."}


@pytest.mark.parametrize("verdict", ["more", "refused"])
def test_a_youth_reads_why_and_tries_again(
    office: Phone, player: Phone, send: Send, database: Database, verdict: str
) -> None:
    subject = send()
    office.post(f"{QUEUE}/{subject}", {"verdict": verdict, "words": "Ajoute un exemple."})

    assert player.get("/jeu").links()["Lire la réponse"] == "/jeu/preuves"
    page = player.get("/jeu/preuves")

    assert "Ajoute un exemple." in page.text
    assert page.links()["Essayer encore"] == VOICE
    again = send("Encore, avec un exemple.")
    assert "Encore, avec un exemple." in office.get(QUEUE).text
    confirm(office, again)
    assert [verdict for _, verdict, _ in reviews(database)] == [verdict, "confirmed"]
    assert "Confirmé" in player.get("/jeu/preuves").text


def test_an_answer_takes_no_shard_back(office: Phone, player: Phone, send: Send, database: Database) -> None:
    subject = send()
    before = player.get("/jeu/equipe").text

    office.post(f"{QUEUE}/{subject}", {"verdict": "refused", "words": "Ce n’est pas le bon envoi."})

    assert player.get("/jeu/equipe").text == before
    assert database.count(EventRow) == 1


def test_a_prepared_sentence_fills_the_field(office: Phone, send: Send) -> None:
    subject = send()

    page = office.get(f"{QUEUE}/{subject}?phrase=more-1")

    assert page.form(f"{QUEUE}/{subject}")["words"].startswith("C’est un bon début.")
    assert "La photo est floue." not in page.text
    assert office.get(f"{QUEUE}/{subject}?phrase=none").form(f"{QUEUE}/{subject}") == {"words": ""}


def test_of_two_counsellors_one_wins_and_the_other_is_told(
    office: Phone, send: Send, database: Database, cohort: Cohort, open_office: Callable[[Staff], Phone]
) -> None:
    subject = send()
    colleague = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, name="Samir Benali")))
    answers = [(office, "confirmed"), (colleague, "more")]

    with ThreadPoolExecutor(2) as pool:
        pages = list(
            pool.map(lambda one: one[0].post(f"{QUEUE}/{subject}", {"verdict": one[1], "words": "Mot."}), answers)
        )

    told = [browser.follow(page).text for (browser, _), page in zip(answers, pages, strict=True)]
    assert len(reviews(database)) == 1
    assert sorted("avait déjà répondu" in text for text in told) == [False, True]
    assert sorted("Votre mot est parti." in text for text in told) == [False, True]
    assert database.count(StaffAct) == 1


def test_a_sound_is_served_to_who_may_answer_and_to_nobody_else(
    office: Phone,
    player: Phone,
    database: Database,
    open_office: Callable[[Staff], Phone],
    cohort: Cohort,
) -> None:
    subject, sound = uuid7(), (io.BytesIO(b"OggS" + bytes(60)), "voix.ogg")
    fields = {"type": "StepAnswered", "event_id": subject, "seq": "0", "payload.answer.media": "audio", "file": sound}
    player.post(VOICE, fields, content_type="multipart/form-data")

    assert f"{QUEUE}/{subject}/fichier" in {node["src"] for node in office.get(QUEUE).find_all("audio")}
    assert office.get(f"{QUEUE}/{subject}/fichier").headers["Content-Type"] == "audio/ogg"
    stranger = make_staff(database, cohort.organisation_id)
    open_office(stranger).get(f"{QUEUE}/{subject}/fichier", status=404)


def test_words_have_no_file(office: Phone, send: Send) -> None:
    office.get(f"{QUEUE}/{send()}/fichier", status=404)


def test_sending_and_answering_tell_the_board(office: Phone, send: Send, database: Database, cohort: Cohort) -> None:
    def version() -> int:
        with database._session() as session:
            return version_of(session, desk_topic(cohort.id))

    seen = [version()]
    subject = send()
    seen.append(version())
    confirm(office, subject)
    seen.append(version())

    assert seen == [0, 1, 2]


def test_somebody_else_s_cohort_is_neither_shown_nor_answered(
    send: Send, database: Database, open_office: Callable[[Staff], Phone]
) -> None:
    subject = send()
    other = make_cohort(database)
    make_team(database, other)
    stranger = open_office(follow(database, other, make_staff(database, other.organisation_id)))

    assert "Aucune preuve n’attend votre avis." in stranger.get(QUEUE).text
    stranger.get(f"{QUEUE}/{subject}", status=404)
    stranger.post(f"{QUEUE}/{subject}", {"verdict": "confirmed", "words": "Oui."}, status=404)
    confirm(stranger, subject, status=422)
    assert reviews(database) == []


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.ADMINISTRATOR, Role.PLATFORM])
def test_only_counsellors_listen_and_read(
    database: Database, cohort: Cohort, open_office: Callable[[Staff], Phone], role: Role
) -> None:
    browser = open_office(follow(database, cohort, make_staff(database, cohort.organisation_id, role)))

    for path in (QUEUE, f"{QUEUE}/x", f"{QUEUE}/x/fichier"):
        browser.get(path, status=403)
    browser.post(QUEUE, status=403)


def test_an_unknown_subject_is_not_found(office: Phone) -> None:
    office.get(f"{QUEUE}/nothing", status=404)
    office.open("DELETE", QUEUE, status=405)


def test_whoever_left_is_not_in_the_queue(
    office: Phone, send: Send, database: Database, participant: Participant
) -> None:
    send()
    database.update(participant, is_withdrawn=True)

    assert "Aucune preuve n’attend votre avis." in office.get(QUEUE).text


def test_a_proof_of_the_studio_waits_with_the_others(
    office: Phone, player: Phone, database: Database, participant: Participant
) -> None:
    moment = database.add(
        Moment(
            public_id="moment", participant_id=participant.id, experience="sport",
            levels={"s-organiser": {"level": 2}}, created_at=START, changed_at=START,
        )
    )  # fmt: skip
    values = {"competence": "s-organiser", "kind": "report", "created_at": START, "participant_id": participant.id}
    for public_id, sent_at in (("mine", None), ("sent", START)):
        database.add(
            Proof(public_id=public_id, moment_id=moment.id, words=f"Planning {public_id}.", sent_at=sent_at, **values)
        )

    page = office.get(QUEUE)
    assert ("Planning sent." in page.text, "Planning mine." in page.text) == (True, False)
    assert "Note ses rendez-vous et les tient" in page.text
    office.post(f"{QUEUE}/sent", {"verdict": "more", "words": "Montre aussi la liste."})
    office.get(f"{QUEUE}/mine", status=404)

    page = player.get("/jeu/preuves")
    assert "Montre aussi la liste." in page.text
    assert page.links()["Essayer encore"] == "/jeu/competences/moment/prouver/s-organiser"


def test_a_script_is_given_the_list_alone_and_nothing_when_it_did_not_change(
    office: Phone, send: Send, counsellor: Staff, participant: Participant, database: Database
) -> None:
    subject = send()
    page = office.get(QUEUE)
    region = page.find("div", **{"data-region": "evidence-queue"})
    assert region["data-topic"] == queue_topic(counsellor.public_id)

    alone = office.get(region["data-url"], headers={"X-Requested-With": "elan"})
    assert alone.find_all("html") == []
    assert [line["data-key"] for line in alone.find_all("li", class_="evidence")] == [subject]
    assert alone.headers["X-Elan-Version"] == region["data-version"] == "1"
    shown = {"X-Requested-With": "elan", "If-None-Match": '"1"'}
    office.get(region["data-url"], headers=shown, status=304)

    confirm(office, subject)
    changed = office.get(region["data-url"], headers=shown)
    done = changed.find("li", **{"data-done": subject})
    assert done["data-done-words"] == f"{counsellor.name} a répondu : confirmé."


def test_the_page_of_one_hears_that_a_colleague_answered(office: Phone, send: Send, counsellor: Staff) -> None:
    subject = send()
    region = office.get(f"{QUEUE}/{subject}").find("section", **{"data-region": "one-evidence"})
    shown = {"X-Requested-With": "elan", "If-None-Match": f'"{region["data-version"]}"'}
    assert region["data-topic"] == queue_topic(counsellor.public_id)
    assert region.find("div", **{"data-key": subject}).find("div", **{"data-keep-answer": ""}).find_all("form")
    office.get(region["data-url"], headers=shown, status=304)

    confirm(office, subject)
    changed = office.get(region["data-url"], headers=shown)

    assert (changed.find_all("html"), changed.find_all("div", **{"data-key": subject})) == ([], [])
    done = changed.find("p", **{"data-done": subject})
    assert done["data-done-words"] == f"{counsellor.name} a déjà répondu\u00a0: «\u00a0Merci.\u00a0»"


def test_what_waits_is_one_line_of_what_is_to_do(
    office: Phone, send: Send, cohort: Cohort, participant: Participant
) -> None:
    send()
    page = office.get(f"/pro/cohortes/{cohort.public_id}/a-faire")

    (line,) = page.find_all("li")
    assert " ".join(line.text().split()) == "Preuves 1 à confirmer, de 1 jeune. Regarder"
    assert line.find("a", id="faire-evidence--")["href"] == QUEUE
