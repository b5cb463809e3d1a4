import hashlib
from importlib.resources import files

import pytest

from badges import contexts
from badges.contexts import ADDRESSES, ISSUED, context, load
from badges.faults import UnknownContext


def test_every_context_that_we_name_is_kept_here() -> None:
    assert [address for address in sorted(ADDRESSES) if context(address).keys() != {"@context"}] == []
    assert set(ISSUED) <= ADDRESSES


def test_a_context_that_is_not_kept_is_refused_not_fetched() -> None:
    with pytest.raises(UnknownContext, match="not kept here"):
        load("https://purl.imsglobal.org/spec/ob/v3p0/context.json")


def test_a_context_that_changed_in_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    name, known = contexts._KEPT[contexts.OPEN_BADGES]
    content = files("openbadgeslib.ob3.contexts").joinpath(name).read_bytes()
    older = hashlib.sha256(content + b" ").hexdigest()
    monkeypatch.setattr(contexts, "_KEPT", {contexts.OPEN_BADGES: (name, older)})

    assert hashlib.sha256(content).hexdigest() == known
    with pytest.raises(UnknownContext, match="not the one that we know"):
        context.__wrapped__(contexts.OPEN_BADGES)
