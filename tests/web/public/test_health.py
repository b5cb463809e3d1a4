import os
import re

from tests.pages.phone import Phone
from webapp.store.models import Cohort, Participant


def figures(phone: Phone) -> dict[str, str]:
    lines = phone.get("/metrics").response.get_data(as_text=True).splitlines()
    return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))


def test_alive_says_so_without_the_database(phone: Phone) -> None:
    assert phone.get("/healthz").json == {"status": "ok"}


def test_figures_are_counts(phone: Phone, cohort: Cohort, participant: Participant) -> None:
    phone.get("/")
    phone.get("/nulle-part", status=404)

    found = figures(phone)

    process = f'process="{os.getpid()}"'
    assert found[f'elan_requests_total{{method="GET",status="2xx",{process}}}'] == "1"
    assert found[f'elan_requests_total{{method="GET",status="4xx",{process}}}'] == "1"
    assert (found["elan_cohorts"], found["elan_participants"], found["elan_writer_waiting"]) == ("1", "1", "0")
    assert [value for value in found.values() if not re.fullmatch(r"\d+", value)] == []
    assert participant.pseudonym not in str(found)


def test_figures_are_not_for_the_world(phone: Phone) -> None:
    phone.open("GET", "/metrics", status=404, environ_base={"REMOTE_ADDR": "93.184.216.34"})


def test_they_take_no_other_method(phone: Phone) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        phone.post(path, status=405)
