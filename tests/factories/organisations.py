from typing import Any

from tests.clock import START
from tests.database import Database
from tests.factories.numbers import next_number
from webapp.store.models import Organisation

VARIABLES = {
    "ville": "Clairval",
    "mission_locale": "la mission locale de Clairval",
    "adresse_ml": "12 rue des Tilleuls",
    "horaires_ml": "du lundi au vendredi, de 9\u00a0h à 17\u00a0h",
    "numero_ml": "01 23 45 67 89",
    "conseiller": "Samira",
    "numero_astreinte": "01 98 76 54 32",
}


def make_organisation(database: Database, **fields: Any) -> Organisation:
    number = next_number()
    defaults = {
        "slug": f"clairval-{number}",
        "name": "Mission locale de Clairval",
        "variables": VARIABLES,
        "created_at": START,
    }
    return database.add(Organisation(**(defaults | fields)))
