"""A mail as a file (.eml) that the user's own mail program opens as a draft; nothing is sent from here."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime

from assistant.export.text import clean, one_line


def to_mail(subject: str, text: str, recipients: tuple[str, ...] = ()) -> bytes:
    """The bytes of an .eml file.

    Args:
        subject: one line.
        text: what the mail says.
        recipients: addresses; what is none is left out, so that the user fills it in.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    addresses = [address for address in map(_address, recipients) if address is not None]
    if addresses:
        message["To"] = addresses
    message["Date"] = localtime()
    message["Content-Language"] = "da"
    # Outlook and Thunderbird open it as a mail that is not sent yet.
    message["X-Unsent"] = "1"
    message.set_content(clean(text), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _address(text: str) -> Address | None:
    words = one_line(text)
    user, at, domain = words.rpartition("@")
    if (
        not (user and at and "." in domain)
        or any(letter.isspace() for letter in words)
        or not words.isascii()
    ):
        return None
    try:
        return Address(username=user, domain=domain)
    except ValueError:
        return None
