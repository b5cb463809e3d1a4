"""E-mails that leave: one connection a minute at most, each letter claimed before it goes."""

import logging
import smtplib
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from webapp.config import Config
from webapp.store.writer import Writer
from webapp.usecases.mailing import Outgoing, claim_letter, letter_refused, letter_sent

TIMEOUT_S = 20
AT_ONCE = 50
_log = logging.getLogger(__name__)


class Refused(Exception):
    """The server surely did not take a letter; ``is_final``: it never will."""

    def __init__(self, *, is_final: bool) -> None:
        super().__init__()
        self.is_final = is_final


class Unsure(Exception):
    """Nobody can say whether the server took a letter."""


def send_letters(config: Config, writer: Writer, now: datetime | None = None) -> int:
    """Send what waits; return how many left. Without a server (ELAN_SMTP_URL) nothing is sent."""
    if config.smtp_url is None:
        return 0
    moment, sent = now or datetime.now(UTC), 0
    for _ in range(AT_ONCE):
        letter = writer.run(lambda session: claim_letter(session, now=moment))
        if letter is None:
            break
        try:
            deliver(config, config.smtp_url, letter, moment)
        except Unsure:
            break  # it may have left: it is not sent again
        except Refused as refused:
            _note_refusal(writer, letter.id, moment, is_final=refused.is_final)
            if not refused.is_final:
                break  # the server is away: the others wait for the next minute
            continue
        _note_sent(writer, letter.id, moment)
        sent += 1
    return sent


def deliver(config: Config, url: str, letter: Outgoing, moment: datetime) -> None:
    """Hand a letter to the server; raise Refused where it surely was not taken.

    ``url``: smtp://[name:password@]host[:port][?from=…] (with STARTTLS where the server offers it), or smtps://…
    """
    message = written(config, url, letter, moment)
    try:
        server = connect(url)
    except (OSError, smtplib.SMTPException) as error:
        _log.warning("the mail server does not answer: %s", type(error).__name__)
        raise Refused(is_final=False) from error
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise Refused(is_final=all(code >= 500 for code in codes)) from error
    except smtplib.SMTPResponseException as error:
        raise Refused(is_final=error.smtp_code >= 500) from error
    except (OSError, smtplib.SMTPException) as error:
        _log.warning("the mail server went away: %s", type(error).__name__)
        raise Unsure from error
    finally:
        _quit(server)


def connect(url: str) -> smtplib.SMTP:
    """Open a connection to the server, encrypted where it can be."""
    parts, context = urlsplit(url), ssl.create_default_context()
    host = parts.hostname or "localhost"
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_S)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def written(config: Config, url: str, letter: Outgoing, moment: datetime) -> EmailMessage:
    """Write a letter: plain text, in UTF-8."""
    host = urlsplit(config.public_url).hostname or "localhost"
    sender = parse_qs(urlsplit(url).query).get("from", [f"elan@{host}"])[0]
    message = EmailMessage()
    message["From"] = formataddr(("Élan", sender))
    message["To"] = letter.email
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = make_msgid(domain=host)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _quit(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


def _note_sent(writer: Writer, letter: int, moment: datetime) -> None:
    writer.run(lambda session: letter_sent(session, letter=letter, now=moment))


def _note_refusal(writer: Writer, letter: int, moment: datetime, *, is_final: bool) -> None:
    writer.run(lambda session: letter_refused(session, letter=letter, is_final=is_final, now=moment))
