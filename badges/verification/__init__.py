"""Verification of any Open Badge, ours or not: a plain French sentence a check, and what to do about it."""

from badges.verification.judging import verify
from badges.verification.report import Report

__all__ = ["Report", "verify"]
