"""Whatever goes wrong and however much is logged: no secret is in a log, a page or a repr."""

import io
import logging
from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from adapters import logs
from adapters.quiet import LIBRARIES, quiet
from adapters.slack.installing.exchange import Credentials
from adapters.slack.installing.installed import Grant, encode
from adapters.slack.sending.client import Clients
from tests.adapters.slack.browsing import Scene, browser, scene
from tests.adapters.slack.issuing import MORNING, installed, locked, no_trouble
from tests.fakes.slack.faults import Broken, Dropped, Fault, NotJson, Refused, TooMany

CANARY = "canary"
EXCHANGE = "oauth.v2.access"
FAULTS: tuple[Fault | None, ...] = (
    None,
    Dropped(),
    Dropped(heard=False),
    NotJson(f"<html>{CANARY}"),
    NotJson(f'{{"ok": false, "error": "{CANARY.upper()} {CANARY}"}}'),
    NotJson(f'["{CANARY}"]'),
    Broken(),
    TooMany(),
    Refused("invalid_code"),
    Refused("invalid_refresh_token"),
)


@pytest.fixture
def talkative() -> Iterator[io.StringIO]:
    """Every logger says all it has, as an operator may want it for a while."""
    names = ("", *(name for name in logging.root.manager.loggerDict if name.startswith(LIBRARIES)))
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    said = io.StringIO()
    logs.configure("debug")
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(said))
    quiet()
    yield said
    structlog.reset_defaults()
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    for name in LIBRARIES:
        logging.getLogger(name).propagate = True
        logging.getLogger(name).handlers.clear()


@pytest.fixture
async def there() -> AsyncIterator[Scene]:
    async with scene() as there:
        yield there


async def test_a_repr_tells_no_secret() -> None:
    told = installed(refresh=CANARY, expires=MORNING)
    grant = Grant(told, MORNING)
    assert CANARY in encode(grant)
    assert "token-T1" in encode(grant)
    app = Credentials("id", CANARY, Clients.open("https://slack.com/api/"))
    for each in (told, grant, (told,), f"{grant}", app):
        assert CANARY not in repr(each)
        assert "token-T1" not in repr(each)
    await app.clients.close()


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
async def test_no_failure_tells_a_secret(
    there: Scene,
    talkative: io.StringIO,
    caplog: pytest.LogCaptureFixture,
    fault: Fault | None,
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets, pages = {CANARY, CANARY.upper()}, []
    async with browser() as web:
        for method in (EXCHANGE, "auth.test", ""):
            state, code = await there.begin(web), there.slack.code(rotates=True)
            there.slack.faults.plant(method, fault)
            pages.append((await there.end(web, state=state, code=code)).text)
            secrets |= {state, code}
        there.trouble["installs"] = _locked
        secrets |= {state := await there.begin(web), code := there.slack.code(rotates=True)}
        pages.append((await there.end(web, state=state, code=code)).text)
        there.trouble["installs"] = no_trouble
        secrets |= {cookie.value for cookie in web.cookie_jar}
    for _ in range(2):
        there.clock.pass_by(hours=13)
        there.slack.faults.plant(EXCHANGE, fault)
        await there.installs.of("T1", None)
    for grant in there.slack.state.grants.values():
        secrets |= {grant.token, grant.refresh_token or CANARY}
    used = (str(call.args.get("refresh_token") or CANARY) for call in there.slack.calls)
    secrets |= {*used, there.slack.state.client_secret}

    said = talkative.getvalue() + caplog.text
    assert "installed" in said
    assert len(secrets) > 10
    for secret in secrets:
        assert secret not in said
        for page in pages:
            assert secret not in page


async def _locked(step: str) -> None:
    if step == "put":
        raise locked()
