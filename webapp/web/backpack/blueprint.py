"""What a youth takes along: badges, evidence, CV."""

from flask import Blueprint

blueprint = Blueprint("backpack", __name__)
