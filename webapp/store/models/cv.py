"""What a youth writes for their CV. One row a section; the contact is there only if they chose to keep it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.store.models.base import Base


class CvSection(Base):
    """One section, as its form left it (a list of things is kept under ``items``)."""

    __tablename__ = "cv_section"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    section: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]
