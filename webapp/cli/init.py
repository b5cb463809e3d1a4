"""`elan init`: the first organisation of a real installation, and who administers it."""

import re
import secrets
from dataclasses import replace
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from webapp.cli.demonstration.setting import Setting, open_setting
from webapp.policy.links import INVITATION
from webapp.policy.rules import Post, Role
from webapp.policy.sessions import token_hash
from webapp.policy.slugs import slug_of
from webapp.store.staff import staff_by_email
from webapp.usecases import staffing
from webapp.usecases.founding import found_organisation
from webapp.usecases.journal import By
from webapp.usecases.staffing import NewLink, NewStaff, invite, send_new_link

NBSP = "\N{NO-BREAK SPACE}"


@click.command()
@click.option("--organisation", required=True, help="Nom de la mission locale.")
@click.option("--email", required=True, help="Adresse de la personne qui administre.")
@click.option("--name", "person", default="Administration", show_default=True, help="Prénom et nom de cette personne.")
@click.option(
    "--reset-second-factor", is_flag=True, help="Oublie aussi son application, ses clés et ses codes de secours."
)
def init(organisation: str, email: str, person: str, *, reset_second_factor: bool) -> None:
    """Crée la première structure et son administration ; donne un lien de connexion qui sert une fois."""
    name, address = organisation.strip(), email.strip().casefold()
    if not slug_of(name):
        raise click.BadParameter("Donnez le nom de la structure.", param_hint="--organisation")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        raise click.BadParameter("Cette adresse n’a pas la forme nom@domaine.fr.", param_hint="--email")
    setting = open_setting()
    try:
        token = secrets.token_urlsafe(32)
        new = NewStaff(
            public_id=secrets.token_hex(12),
            email=address,
            name=" ".join(person.split())[:120] or "Administration",
            posts=(),
        )
        job = Beginning(name, new, token, datetime.now(UTC), is_reset=reset_second_factor)
        setting.write(job.run)
        click.echo(_spoken(setting, name, address, token))
    finally:
        setting.close()


class Beginning:
    """What the command writes, in one transaction; run again for the same address, it makes a new link."""

    def __init__(self, name: str, new: NewStaff, token: str, now: datetime, *, is_reset: bool) -> None:
        self.name, self.new, self.now, self.is_reset = name, new, now, is_reset
        self.link = NewLink(token_hash=token_hash(token), expires_at=now + INVITATION)

    def run(self, session: Session) -> None:
        """Found the organisation and invite its administrator."""
        known = staff_by_email(session, self.new.email)
        if known is not None:
            return self._again(session, known.id, By(organisation_id=known.organisation_id))
        founded = found_organisation(
            session, slug=slug_of(self.name), name=self.name, variables={"mission_locale": self.name}, now=self.now
        )
        posts = [Post(role=role, organisation_id=founded) for role in (Role.ADMINISTRATOR, Role.PLATFORM)]
        invite(
            session, new=replace(self.new, posts=posts), link=self.link, by=By(organisation_id=founded), now=self.now
        )
        return None

    def _again(self, session: Session, staff_id: int, by: By) -> None:
        send_new_link(session, staff_id=staff_id, link=self.link, by=by, now=self.now)
        if self.is_reset:
            staffing.reset_second_factor(session, staff_id=staff_id, by=by, now=self.now)


def _spoken(setting: Setting, name: str, email: str, token: str) -> str:
    return "\n".join(
        [
            f"{name}{NBSP}: la structure est prête.",
            "",
            f"Lien de connexion pour {email}, valable {INVITATION.days} jours, une seule fois{NBSP}:",
            f"  {setting.config.public_url}/pro/invitation/{token}",
            "",
            "Il demande un mot de passe, puis une clé d’accès ou une application de codes.",
        ]
    )
