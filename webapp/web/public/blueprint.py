"""The pages that anybody may open."""

from flask import Blueprint

blueprint = Blueprint("public", __name__)
