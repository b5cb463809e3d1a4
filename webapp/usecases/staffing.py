"""Who works for an organisation: invitations, posts, leaving, lost keys. Each of these acts is in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from webapp.policy.rules import Post
from webapp.store.models import CohortCrew, Passkey, RecoveryCode, Staff, StaffLink, StaffPost
from webapp.usecases.errors import Refused
from webapp.usecases.journal import Act, By, note_act
from webapp.usecases.signing_in import NewSession, end_sessions, open_half_session


class EmailTaken(Refused):
    """Somebody already signs in with this address."""

    status = 409
    title = "Cette adresse a déjà un compte"
    text = "Une personne se connecte déjà avec cette adresse. Vérifiez-la, ou choisissez-en une autre."


class LinkOver(Refused):
    """The link has served, has expired, or never was."""

    status = 404
    title = "Ce lien ne marche plus"
    text = "Il a déjà servi, ou son délai est passé. Demandez un nouveau lien à la personne qui vous l’a envoyé."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """Somebody who is to work here."""

    public_id: str
    email: str
    name: str
    posts: Sequence[Post]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """A one-time link to be sent."""

    token_hash: bytes
    expires_at: datetime


def invite(session: Session, *, new: NewStaff, link: NewLink, by: By, now: datetime) -> int:
    """Make an account that nobody can open before its link was followed; return its id."""
    if session.scalar(select(Staff.id).where(Staff.email == new.email)) is not None:
        raise EmailTaken
    staff = Staff(
        public_id=new.public_id, organisation_id=by.organisation_id, email=new.email, name=new.name, created_at=now
    )
    session.add(staff)
    session.flush()
    _hold(session, staff.id, new.posts)
    _send(session, staff.id, link, now)
    note_act(session, by, Act(name="invite", about=new.public_id, details=_roles(new.posts)), now=now)
    return staff.id


def send_new_link(session: Session, *, staff_id: int, link: NewLink, by: By, now: datetime) -> None:
    """Make a link for a new password; the former links of that person die, the second factor stays."""
    staff = session.get_one(Staff, staff_id)
    _close_links(session, staff_id, now)
    _send(session, staff_id, link, now)
    note_act(session, by, Act(name="send_link", about=staff.public_id), now=now)


def take_link(session: Session, *, token_hash: bytes, password_hash: str, new: NewSession, now: datetime) -> int:
    """Set a password by a link, once: all sessions end, a half one opens; return whose it is."""
    row = session.execute(
        update(StaffLink)
        .where(StaffLink.token_hash == token_hash, StaffLink.used_at.is_(None), StaffLink.expires_at > now)
        .values(used_at=now)
        .returning(StaffLink.staff_id)
    ).first()
    staff = None if row is None else session.get_one(Staff, row.staff_id)
    if staff is None or not staff.is_active:
        raise LinkOver
    _set_password(session, staff, password_hash, now)
    end_sessions(session, staff_id=staff.id, now=now)
    open_half_session(session, staff_id=staff.id, new=new, now=now)
    return staff.id


def change_password(session: Session, *, staff_id: int, password_hash: str, but: str, now: datetime) -> None:
    """Give oneself another password; every session ends, except the one (``but``: its public id) that asks."""
    _set_password(session, session.get_one(Staff, staff_id), password_hash, now)
    end_sessions(session, staff_id=staff_id, but=but, now=now)


def rename(session: Session, *, staff_id: int, name: str, by: By, now: datetime) -> None:
    """Have somebody be called otherwise from now on; what they did keeps the name under which it was done."""
    staff = session.get_one(Staff, staff_id)
    if staff.name != name:
        note_act(session, by, Act(name="rename", about=staff.public_id, details={"was": staff.name}), now=now)
        staff.name = name


def change_posts(session: Session, *, staff_id: int, posts: Sequence[Post], by: By, now: datetime) -> None:
    """Give somebody other roles; they hold from the next request on, and nothing that was open stays open."""
    staff = session.get_one(Staff, staff_id)
    session.execute(delete(StaffPost).where(StaffPost.staff_id == staff_id))
    _hold(session, staff_id, posts)
    end_sessions(session, staff_id=staff_id, now=now)
    note_act(session, by, Act(name="change_posts", about=staff.public_id, details=_roles(posts)), now=now)


def deactivate(session: Session, *, staff_id: int, by: By, now: datetime) -> None:
    """Shut somebody out: their sessions and links end, they follow no cohort any more; what they did stays written."""
    staff = session.get_one(Staff, staff_id)
    staff.is_active = False
    _close_links(session, staff_id, now)
    end_sessions(session, staff_id=staff_id, now=now)
    session.execute(delete(CohortCrew).where(CohortCrew.staff_id == staff_id))
    note_act(session, by, Act(name="deactivate", about=staff.public_id), now=now)


def reactivate(session: Session, *, staff_id: int, by: By, now: datetime) -> None:
    """Let somebody come back, with the password and the second factor that they had."""
    staff = session.get_one(Staff, staff_id)
    staff.is_active = True
    note_act(session, by, Act(name="reactivate", about=staff.public_id), now=now)


def reset_second_factor(session: Session, *, staff_id: int, by: By, now: datetime) -> None:
    """Forget somebody's application, passkeys and paper codes: the next sign-in asks for new ones."""
    staff = session.get_one(Staff, staff_id)
    staff.totp_secret, staff.totp_confirmed_at = None, None
    session.execute(delete(Passkey).where(Passkey.staff_id == staff_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    end_sessions(session, staff_id=staff_id, now=now)
    note_act(session, by, Act(name="reset_second_factor", about=staff.public_id), now=now)


def join_crew(session: Session, *, staff_id: int, cohort_id: int, now: datetime) -> None:
    """Have somebody follow a cohort; a second time changes nothing."""
    if session.get(CohortCrew, (cohort_id, staff_id)) is None:
        session.add(CohortCrew(cohort_id=cohort_id, staff_id=staff_id, since=now))


def _hold(session: Session, staff_id: int, posts: Sequence[Post]) -> None:
    session.add_all(
        StaffPost(staff_id=staff_id, organisation_id=each.organisation_id, site_id=each.site_id, role=each.role.value)
        for each in posts
    )


def _send(session: Session, staff_id: int, link: NewLink, now: datetime) -> None:
    session.add(StaffLink(token_hash=link.token_hash, staff_id=staff_id, created_at=now, expires_at=link.expires_at))


def _set_password(session: Session, staff: Staff, password_hash: str, now: datetime) -> None:
    """Set a password, by whoever it is: links that were on their way open nothing any more."""
    staff.password_hash = password_hash
    _close_links(session, staff.id, now)
    own = By(organisation_id=staff.organisation_id, staff_id=staff.id)
    note_act(session, own, Act(name="set_password", about=staff.public_id), now=now)


def _close_links(session: Session, staff_id: int, now: datetime) -> None:
    open_links = (StaffLink.staff_id == staff_id, StaffLink.used_at.is_(None))
    session.execute(update(StaffLink).where(*open_links).values(used_at=now))


def _roles(posts: Sequence[Post]) -> dict[str, list[str]]:
    return {"roles": [each.role.value for each in posts]}
