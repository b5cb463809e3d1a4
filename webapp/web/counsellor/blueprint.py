"""The pages of staff."""

from flask import Blueprint

blueprint = Blueprint("counsellor", __name__)
