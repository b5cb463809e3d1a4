"""The access table, as it is meant: who may come in by each route. One line a route; a test compares with the program.

A new route is a new line: permission, methods, address. Whom a permission lets in is said in ``ADMITTED``.
"""

from collections.abc import Mapping
from typing import Final

VISITOR, YOUTH, TEAMMATE, STRANGER = "visitor", "youth", "teammate", "stranger"
COUNSELLOR, FACILITATOR, OUTSIDER = "counsellor", "facilitator", "outsider"
ADMINISTRATOR, PLATFORM, REVOKED = "administrator", "platform", "revoked"

# Nine kinds of people, and the facilitator beside the counsellor. The outsider is a counsellor of another organisation.
YOUTHS: Final = frozenset({YOUTH, TEAMMATE, STRANGER})
STAFF: Final = frozenset({COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR, PLATFORM})
ROLES: Final = (
    VISITOR, YOUTH, TEAMMATE, STRANGER, COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR, PLATFORM, REVOKED,
)  # fmt: skip

ADMITTED: Final[Mapping[str, frozenset[str]]] = {
    "visit": frozenset(ROLES),
    "play": YOUTHS,
    "call_api": frozenset(),  # programs, by a token of theirs
    "prove": frozenset(),  # between the password and the second factor
    "enrol": STAFF,
    "work": STAFF,
    "see_cohort": frozenset({COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR}),
    "manage_cohort": frozenset({COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR}),
    "create_cohort": frozenset({COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR}),
    "accompany": frozenset({COUNSELLOR, OUTSIDER}),
    "confirm": frozenset({COUNSELLOR, OUTSIDER}),
    "meet": frozenset({COUNSELLOR, OUTSIDER, ADMINISTRATOR}),
    "host": frozenset({COUNSELLOR, FACILITATOR, OUTSIDER, ADMINISTRATOR}),
    "manage_programs": frozenset({ADMINISTRATOR}),
    "manage_organisation": frozenset({ADMINISTRATOR, PLATFORM}),
    "manage_staff": frozenset({ADMINISTRATOR, PLATFORM}),
    "run_platform": frozenset({PLATFORM}),
}

ROUTES: Final = """
# visit
visit                GET POST  /
visit                GET       /agenda/<token>.ics
visit                GET       /aide
visit                GET       /projection/<scan_key>
visit                GET       /api/v1/openapi.json
visit                GET       /badges/<badge>
visit                GET       /badges/<badge>.json
visit                GET       /badges/<badge>.jwt
visit                GET       /badges/<badge>.png
visit                GET       /badges/<badge>.svg
visit                GET       /badges/<badge>/ob2.json
visit                GET POST  /compte/lecture
visit                GET POST  /compte/sortir
visit                GET POST  /courriel/<token>
visit                POST      /courriel/<token>/arreter
visit                GET       /dessins/<release>/<path:name>.svg
visit                GET       /favicon.ico
visit                GET       /guide-de-style
visit                GET       /healthz
visit                GET       /hors-ligne
visit                GET       /manifest.webmanifest
visit                GET       /metrics
visit                GET       /orgs/<slug>
visit                GET       /orgs/<slug>/achievements/<name>
visit                GET       /orgs/<slug>/achievements/<name>.json
visit                GET       /orgs/<slug>/achievements/<name>.png
visit                GET       /orgs/<slug>/achievements/<name>.svg
visit                GET       /orgs/<slug>/achievements/<name>/en
visit                GET       /orgs/<slug>/achievements/<name>/en.png
visit                GET       /orgs/<slug>/achievements/<name>/en.svg
visit                GET       /orgs/<slug>/achievements/<name>/ob2.json
visit                GET       /orgs/<slug>/did.json
visit                GET       /orgs/<slug>/ob2.json
visit                GET       /orgs/<slug>/status/<int:number>
visit                GET POST  /pro/connexion
visit                GET POST  /pro/invitation/<token>
visit                POST      /pro/sortir
visit                GET POST  /r/<code>
visit                GET       /r/<code>/parents
visit                GET       /r/<code>/sans-app
visit                POST      /r/<code>/sans-carte
visit                GET       /r/<code>/tes-droits
visit                GET       /readyz
visit                GET POST  /reprendre
visit                GET       /robots.txt
visit                GET       /service-worker.js
visit                GET       /static/<release>/<path:path>
visit                GET POST  /temoin/<token>
visit                GET POST  /verifier
# play
play                 POST      /api/play/events
play                 GET       /atelier
play                 GET POST  /atelier/<scan_key>
play                 GET       /compte/
play                 GET POST  /compte/accords
play                 GET POST  /compte/carte
play                 GET POST  /compte/effacer
play                 GET       /compte/journal
play                 GET       /compte/mes-donnees.json
play                 GET       /compte/mes-donnees.zip
play                 GET POST  /compte/nom
play                 GET       /jeu
play                 POST      /jeu/acte
play                 GET       /jeu/aide
play                 POST      /jeu/aide/appel
play                 GET       /jeu/ateliers
play                 POST      /jeu/ateliers/<workshop>
play                 POST      /jeu/ateliers/<workshop>/quitter
play                 GET       /jeu/attestation
play                 POST      /jeu/avis/<int:notice>
play                 GET       /jeu/carnet
play                 GET POST  /jeu/competences
play                 GET POST  /jeu/competences/<moment>/effacer
play                 GET POST  /jeu/competences/<moment>/paliers
play                 GET POST  /jeu/competences/<moment>/partager
play                 GET       /jeu/competences/<moment>/prouver
play                 GET       /jeu/competences/<moment>/prouver/<competence>
play                 POST      /jeu/competences/<moment>/prouver/<competence>/equipe
play                 POST      /jeu/competences/<moment>/prouver/<competence>/preuve
play                 POST      /jeu/competences/<moment>/prouver/<competence>/preuve/<proof>
play                 POST      /jeu/competences/<moment>/prouver/<competence>/temoin
play                 GET POST  /jeu/competences/<moment>/raconter
play                 GET POST  /jeu/competences/<moment>/reveler
play                 GET       /jeu/competences/badges
play                 GET POST  /jeu/competences/badges/<name>
play                 POST      /jeu/competences/badges/<name>/annuler
play                 POST      /jeu/competences/badges/<name>/prendre
play                 GET       /jeu/competences/retours
play                 POST      /jeu/competences/retours/<ask>
play                 GET POST  /jeu/competences/temoins/<witness>
play                 POST      /jeu/depot
play                 GET       /jeu/depot/<public_id>
play                 GET       /jeu/documents/<step_id>
play                 GET       /jeu/documents/contrat
play                 GET       /jeu/documents/cv
play                 GET       /jeu/documents/message
play                 GET       /jeu/documents/plan
play                 GET       /jeu/equipe
play                 GET POST  /jeu/equipe/fragments/<step_id>
play                 GET       /jeu/equipe/photos/<public_id>
play                 GET       /jeu/equipe/piece/<step_id>
play                 GET       /jeu/equipe/vitrail.svg
play                 GET POST  /jeu/equipe/vote/<step_id>
play                 GET       /jeu/evaluation
play                 GET       /jeu/jour/<day_id>
play                 GET POST  /jeu/messages
play                 GET       /jeu/messages/fil
play                 POST      /jeu/messages/lu
play                 GET       /jeu/messages/mot
play                 GET POST  /jeu/mission/<mission_id>
play                 GET       /jeu/mission/<mission_id>/etat
play                 GET       /jeu/moi
play                 GET POST  /jeu/partager/<step_id>
play                 POST      /jeu/partager/<step_id>/retirer
play                 GET       /jeu/preuves
play                 GET       /jeu/recap/<day_id>
play                 GET       /jeu/region/<name>
play                 GET POST  /jeu/rendez-vous
play                 GET       /jeu/rendez-vous.ics
play                 GET POST  /jeu/rendez-vous/agenda
play                 POST      /jeu/rendez-vous/agenda/fermer
play                 POST      /jeu/rendez-vous/annuler
play                 POST      /jeu/rendez-vous/attente
play                 POST      /jeu/rendez-vous/attente/quitter
play                 POST      /jeu/rendez-vous/autrement
play                 POST      /jeu/rendez-vous/excuse
play                 POST      /jeu/rendez-vous/notifications
play                 POST      /jeu/rendez-vous/notifications/arreter
play                 POST      /jeu/rendez-vous/rappels
play                 POST      /jeu/rendez-vous/rappels/arreter
play                 POST      /jeu/rendez-vous/sujet
play                 GET       /jeu/services
play                 GET       /jeu/services/<service_id>
play                 GET       /sac
play                 GET POST  /sac/adresse
play                 GET       /sac/badges.zip
play                 GET       /sac/badges/<badge>
play                 GET       /sac/badges/<badge>.<any(json, jwt, png, svg):form>
play                 POST      /sac/badges/<badge>/page
play                 POST      /sac/badges/<badge>/preuves
play                 POST      /sac/badges/<badge>/rendre
play                 GET       /sac/cv
play                 GET       /sac/cv/<any(experiences, formations):slug>
play                 GET POST  /sac/cv/<any(experiences, formations):slug>/<item_id>
play                 POST      /sac/cv/<any(experiences, formations):slug>/<item_id>/retirer
play                 GET       /sac/cv/<any(experiences, formations):slug>/ajouter
play                 GET POST  /sac/cv/<any(souhaits, langues, mobilite, badges, presentation, contact):slug>
play                 GET       /sac/cv/apercu
play                 GET       /sac/cv/competences
play                 GET POST  /sac/cv/competences/<competence>
play                 POST      /sac/cv/competences/<competence>/retirer
play                 GET POST  /sac/cv/fichiers
play                 GET POST  /sac/cv/oral
play                 POST      /sac/cv/reprendre
play                 GET       /sac/possibles/<name>
# call_api
call_api             GET       /api/v1/appointments
call_api             GET       /api/v1/badges
call_api             GET       /api/v1/cohorts
call_api             GET       /api/v1/cohorts/<cohort>/attendance
call_api             GET       /api/v1/cohorts/<cohort>/participants
call_api             GET       /api/v1/workshops
# prove
prove                POST      /pro/connexion/cle
prove                POST      /pro/connexion/cle/demande
prove                GET POST  /pro/connexion/code
# enrol
enrol                POST      /pro/cles/creation
enrol                GET POST  /pro/connexion/proteger
enrol                POST      /pro/connexion/proteger/cle
# work
work                 GET       /pro
work                 GET       /pro/compte
work                 POST      /pro/compte/ailleurs
work                 POST      /pro/compte/cles
work                 POST      /pro/compte/cles/demande
work                 POST      /pro/compte/cles/retirer
work                 POST      /pro/compte/codes
work                 POST      /pro/compte/mot-de-passe
work                 POST      /pro/compte/nom
work                 POST      /pro/compte/preuve
# see_cohort
see_cohort           GET       /pro/cohortes/<cohort>
see_cohort           GET       /pro/aujourd-hui
see_cohort           GET       /pro/cohortes/<cohort>/aujourd-hui
see_cohort           GET       /pro/cohortes/<cohort>/direct
see_cohort           GET       /pro/cohortes/<cohort>/direct/<team>
see_cohort           GET       /pro/cohortes/<cohort>/en-ce-moment
see_cohort           GET       /pro/en-ce-moment
see_cohort           GET       /pro/cohortes/<cohort>/export.csv
see_cohort           GET       /pro/cohortes/<cohort>/export.xlsx
see_cohort           GET       /pro/cohortes/<cohort>/projection
see_cohort           GET       /pro/cohortes/<cohort>/recap
see_cohort           GET       /pro/cohortes/<cohort>/temps
see_cohort           GET       /pro/cohortes/<cohort>/temps.csv
see_cohort           GET       /pro/cohortes/<cohort>/temps.pdf
see_cohort           GET       /pro/cohortes/archives
# manage_cohort
manage_cohort        GET       /pro/cohortes/<cohort>/affiche.pdf
manage_cohort        GET POST  /pro/cohortes/<cohort>/cartes
manage_cohort        GET       /pro/cohortes/<cohort>/cartes.pdf
manage_cohort        POST      /pro/cohortes/<cohort>/cartes/<card>/refaire
manage_cohort        POST      /pro/cohortes/<cohort>/cartes/<card>/retirer
manage_cohort        GET POST  /pro/cohortes/<cohort>/equipes
manage_cohort        POST      /pro/cohortes/<cohort>/equipes/<team>
manage_cohort        POST      /pro/cohortes/<cohort>/equipes/<team>/fragments
manage_cohort        POST      /pro/cohortes/<cohort>/jeunes/<youth>/absence
manage_cohort        POST      /pro/cohortes/<cohort>/jeunes/<youth>/absence/<day>/retirer
manage_cohort        POST      /pro/cohortes/<cohort>/jeunes/<youth>/carte
manage_cohort        POST      /pro/cohortes/<cohort>/jeunes/<youth>/equipe
manage_cohort        GET       /pro/cohortes/<cohort>/jeunes/<youth>/place
manage_cohort        GET       /pro/cohortes/<cohort>/reglages
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/archive
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/code
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/dates
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/jours/<day>
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/pause
manage_cohort        POST      /pro/cohortes/<cohort>/reglages/suivi
# create_cohort
create_cohort        GET POST  /pro/cohortes/nouvelle
# accompany
accompany            GET       /pro/cohortes/<cohort>/a-faire
accompany            GET POST  /pro/cohortes/<cohort>/ecrire
accompany            GET       /pro/jeunes/<youth>
accompany            POST      /pro/jeunes/<youth>/aider
accompany            GET       /pro/jeunes/<youth>/conversation
accompany            GET       /pro/jeunes/<youth>/demandes
accompany            POST      /pro/jeunes/<youth>/demandes/<asked>/prendre
accompany            POST      /pro/jeunes/<youth>/demandes/<asked>/terminer
accompany            POST      /pro/jeunes/<youth>/lu
accompany            POST      /pro/jeunes/<youth>/message
accompany            POST      /pro/jeunes/<youth>/noter
# confirm
confirm              GET POST  /pro/badges
confirm              GET       /pro/badges-remis
confirm              GET       /pro/badges-remis/<badge>
confirm              POST      /pro/badges-remis/<badge>/remettre
confirm              POST      /pro/badges-remis/<badge>/retirer
confirm              GET POST  /pro/badges/<ask>
confirm              GET       /pro/badges/<ask>/fichier/<upload>
confirm              POST      /pro/badges/<ask>/proposer
confirm              GET POST  /pro/preuves
confirm              GET POST  /pro/preuves/<subject>
confirm              GET       /pro/preuves/<subject>/fichier
# meet
meet                 GET       /pro/rendez-vous
meet                 GET       /pro/rendez-vous/<appointment>
meet                 POST      /pro/rendez-vous/<appointment>/annuler
meet                 POST      /pro/rendez-vous/<appointment>/issue
meet                 GET POST  /pro/rendez-vous/agenda
meet                 POST      /pro/rendez-vous/agenda/fermer
meet                 POST      /pro/rendez-vous/attente/<youth>
meet                 POST      /pro/rendez-vous/creneaux/<slot>/fermer
meet                 POST      /pro/rendez-vous/creneaux/<slot>/rouvrir
meet                 GET POST  /pro/rendez-vous/ouvrir
meet                 GET       /pro/rendez-vous/series
meet                 POST      /pro/rendez-vous/series/<rule>/exception
meet                 POST      /pro/rendez-vous/series/<rule>/finir
# manage_programs
manage_programs      GET POST  /pro/organisation/jetons
manage_programs      POST      /pro/organisation/jetons/<token>/retirer
manage_programs      GET POST  /pro/organisation/webhooks
manage_programs      POST      /pro/organisation/webhooks/<hook>/essai
manage_programs      POST      /pro/organisation/webhooks/<hook>/fermer
# manage_organisation
manage_organisation  GET       /pro/organisation
manage_organisation  GET POST  /pro/structures/<slug>
manage_organisation  POST      /pro/structures/<slug>/antennes
manage_organisation  POST      /pro/structures/<slug>/antennes/<site>
# manage_staff
manage_staff         POST      /pro/structures/<slug>/membres
manage_staff         GET       /pro/structures/<slug>/membres/<member>
manage_staff         POST      /pro/structures/<slug>/membres/<member>/acces
manage_staff         POST      /pro/structures/<slug>/membres/<member>/lien
manage_staff         POST      /pro/structures/<slug>/membres/<member>/roles
# run_platform
run_platform         GET POST  /pro/structures
# host
host                 GET POST  /pro/seances
host                 GET       /pro/seances/<workshop>
host                 GET       /pro/seances/guides/<guide>
host                 POST      /pro/seances/<workshop>/annuler
host                 GET       /pro/seances/<workshop>/code
host                 GET       /pro/seances/<workshop>/emargement.pdf
host                 POST      /pro/seances/<workshop>/presences
"""
