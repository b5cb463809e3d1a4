"""The purposes of consent as the options of a field: one line each, chosen on its own."""

from collections.abc import Mapping

from webapp.content.messages import consent_texts
from webapp.web.common.wording import fill_text

NEEDED = "Sans ce oui, l’app ne peut rien garder, et ne peut donc pas marcher."


def purpose_options(words: Mapping[str, str], *, with_required: bool = True) -> list[dict[str, str | None]]:
    """Return the purposes with the words of the place in them."""
    return [
        {"value": choice.id, "label": fill_text(choice.text, words), "detail": NEEDED if choice.is_required else None}
        for choice in consent_texts().purposes
        if with_required or not choice.is_required
    ]
