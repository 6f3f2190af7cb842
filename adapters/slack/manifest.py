"""The app as Slack is told of it: its commands, what it listens to, and what it may do and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from adapters.slack.inbound import EVERYTHING, SAVE
from adapters.slack.installing.oauth import REDIRECT
from adapters.slack.receiving.http import EVENTS
from adapters.slack.settings import SlackSettings
from bot.arguments import name_of, named
from bot.command import commands
from bot.words import runs, said

SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "commands": "slash commands and the message shortcut",
        "chat:write": "answers in threads and direct messages, what is shared, and corrections "
        "of it",
        "app_mentions:read": "questions that mention the bot",
        "im:history": "questions in a direct message; nothing else is read there",
        "im:write": "the answer to a form that was opened in the app's home, and what came of a "
        "note that somebody filed",
        "channels:history": "finds the bot's own message again after a broken connection, "
        "so that nothing is posted twice",
        "files:read": "a file that somebody uploads to have it read; no other is looked at",
        "files:write": "a briefing or an export as a file, in the conversation with whoever asked "
        "for it",
        "groups:history": "the same in private channels it was invited to",
        "channels:read": "tells an operator which channels it is a member of",
        "groups:read": "the same for private channels",
        "usergroups:read": "who is in a user group that has a role here, and its name",
        "users:read": "the language and time zone of whoever asks",
    }
)
"""What the bot may do in a workspace, and what for."""

LISTENED_TO = ("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked")
"""Events the bot is told of."""

APP_NAME, BOT_NAME = "Dealbrief", "Dealbrief"

LANGUAGE = "en"
"""A manifest has one language, whoever reads it; what is typed is understood in both."""

Json = dict[str, object]


def manifest(settings: SlackSettings, language: str = LANGUAGE) -> Json:
    """Return the manifest of the app, with the commands and the delivery of the settings.

    App manifest reference, docs.slack.dev, 2026-11; a test holds it against its rules.
    """
    over_http = settings.delivery == "http"
    url: Json = {"url": f"{_public(settings)}{EVENTS}"} if over_http else {}
    request: Json = {"request_url": url["url"]} if url else {}
    options: Json = {"message_menu_options_url": url["url"]} if url else {}
    oauth: Json = {"scopes": {"bot": list(SCOPES)}}
    many = settings.by_oauth
    if many:
        oauth["redirect_urls"] = [f"{_public(settings)}{REDIRECT}"]
    return {
        "display_information": {
            "name": APP_NAME,
            "description": said("manifest-description", language),
            "long_description": said("manifest-long-description", language),
            "background_color": "#1b3a4b",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": BOT_NAME, "always_online": False},
            "shortcuts": [
                {
                    "name": said("manifest-save", language),
                    "type": "message",
                    "callback_id": SAVE,
                    "description": said("manifest-save-description", language),
                }
            ],
            "slash_commands": [
                _command(each, settings, url, language) for each in _names(settings)
            ],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {**request, "bot_events": list(LISTENED_TO)},
            "interactivity": {"is_enabled": True, **request, **options},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not over_http,
            "token_rotation_enabled": many,
        },
    }


def _public(settings: SlackSettings) -> str:
    return settings.public_url or "https://dealbrief.example.com"


def _names(settings: SlackSettings) -> tuple[str, ...]:
    return (EVERYTHING, *settings.short)


def _command(name: str, settings: SlackSettings, url: Json, language: str) -> Json:
    known = named(name, commands())
    summary = known.name if known else EVERYTHING
    if name == EVERYTHING:
        description, hint = said("manifest-deal", language), said("manifest-deal-hint", language)
    else:
        description = _capital(said(f"{summary}-summary", language))
        taken = [name_of(each) for each in known.parameters if each.positional] if known else []
        names = ("".join(run.text for run in runs((each,), language)) for each in taken)
        hint = " ".join(f"[{each}]" for each in names)
    drawn: Json = {"command": f"/{settings.prefix}{name}", "description": description, **url}
    if hint:
        drawn["usage_hint"] = hint
    return {**drawn, "should_escape": True}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
