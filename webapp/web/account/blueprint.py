"""The pages about oneself: settings, data, the phone."""

from flask import Blueprint

blueprint = Blueprint("account", __name__)
