"""Where each thing of an issuer stands. Addresses of the game are in French; these are fixed doors, known outside."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from badges.issuer import did_web
from badges.ob2 import Addresses


@dataclass(frozen=True, slots=True)
class House:
    """An organisation as the outside knows it. ``base`` is the public address of the installation."""

    base: str
    slug: str

    @property
    def did(self) -> str:
        """Its did:web, whose document stands at ``did.json`` below its page."""
        return did_web(urlsplit(self.base).netloc, "orgs", self.slug)

    @property
    def page(self) -> str:
        """The page of the issuer."""
        return f"{self.base}/orgs/{self.slug}"

    def achievement(self, name: str) -> str:
        """The page of an achievement, the same whoever earned it."""
        return f"{self.page}/achievements/{name}"

    def status(self, number: int) -> str:
        """A list of withdrawn badges."""
        return f"{self.page}/status/{number}"

    def badge(self, public_id: str) -> str:
        """The page of one badge."""
        return f"{self.base}/badges/{public_id}"

    def of_open_badges_2(self, achievement: str, public_id: str) -> Addresses:
        """Where the documents of the older generation stand."""
        return Addresses(
            assertion=f"{self.badge(public_id)}/ob2.json",
            badge_class=f"{self.achievement(achievement)}/ob2.json",
            issuer=f"{self.page}/ob2.json",
            image=f"{self.badge(public_id)}.png",
        )
