"""Loads and checks what authors write."""

from webapp.content.faults import ContentFaults, Fault
from webapp.content.loader import load_quest

__all__ = ["ContentFaults", "Fault", "load_quest"]
