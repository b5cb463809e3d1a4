"""Names as they stand in addresses."""

import re
import unicodedata


def slug_of(name: str) -> str:
    """Spell a name as it stands in addresses: mission-locale-de-clairval."""
    plain = unicodedata.normalize("NFKD", name.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
