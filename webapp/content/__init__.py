"""Loads and checks what authors write."""

from webapp.content.checks.variables import default_words
from webapp.content.faults import ContentFaults, Fault
from webapp.content.loader import load_quest
from webapp.content.pins import QuestNotFound, known_quests, pin_quest, quest_for

__all__ = [
    "ContentFaults",
    "Fault",
    "QuestNotFound",
    "default_words",
    "known_quests",
    "load_quest",
    "pin_quest",
    "quest_for",
]
