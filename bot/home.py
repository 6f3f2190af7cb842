"""The first page a reader has on a platform: the deals, what to ask, and how one is answered."""

from __future__ import annotations

from bot.answering import asks
from bot.beginning import FIRST
from bot.desk import Desk
from bot.document import Action, Actions, Block, Fields, Paragraph, Reply, Row
from bot.editing.notes import open_notes
from bot.following import offered, typed_name
from bot.leaves import Leaf, Named, Strong, Try, Verbatim, Words
from bot.lines import Line, join
from bot.permission import CLAIM, role_at
from bot.roles import Role, admins, held
from bot.welcome import OTHERS
from store.base import Followed

EXAMPLES = ("deal", "funding", "conflicts", "timeline", "people")

SHOWN = 10
"""Deals on the page; of more the list tells."""


async def home(desk: Desk) -> Reply[Leaf]:
    """Return the page for whoever asks: in their language, with their role."""
    roles = held(await desk.workspace.roles())
    blocks: list[Block[Leaf]] = [*_deals(desk), await _examples(desk)]
    role = role_at(desk, roles)
    if role >= Role.EDITOR:
        blocks += await _notes(desk)
    blocks += [Paragraph((Strong((Words("home-reader"),)),)), _reader(desk, role)]
    other = OTHERS[desk.language]
    choices = (
        _button(f"home-in-{other}", f"settings language {other}"),
        _button("home-change-zone", "settings zone"),
        _button("home-roles", "role list"),
        _button("home-help", "help"),
    )
    blocks.append(Actions(choices))
    if not admins(roles):
        blocks.append(Paragraph((Words("home-no-admin"),)))
        blocks.append(Actions((_button("home-claim", CLAIM),)))
    return Reply((), tuple(blocks), seq=desk.upto)


def _button(word: str, command: str) -> Action[Leaf]:
    """Return a button that says what it does: nobody is to learn a command from it."""
    return Action((Words(word),), command)


def _deals(desk: Desk) -> tuple[Block[Leaf], ...]:
    if not desk.deals:
        return (Paragraph((Words("home-no-deals"),)),)
    rows = tuple(Row((Named(each.entity),), (_about(each, desk),)) for each in desk.deals[:SHOWN])
    left = len(desk.deals) - SHOWN
    places: tuple[tuple[str, Leaf | int], ...] = (("count", left), ("command", Try("deals list")))
    more = (Paragraph((Words("more-in", places),)),) if left > 0 else ()
    return (Paragraph((Strong((Words("home-deals"),)),)), Fields(rows), *more)


def _about(followed: Followed, desk: Desk) -> Line:
    return join(
        (
            (Words(f"kind-{followed.deal.kind}"),),
            (Words("welcome-sources", (("sources", len(followed.sources)),)),),
            (Words("deals-demo"),) if followed.deal.demo else (),
            (Words("home-meant-here"),) if followed.entity.id == desk.home else (),
        )
    )


async def _notes(desk: Desk) -> tuple[Block[Leaf], ...]:
    """Return how many notes of readers wait for an editor, and where they are answered."""
    count = len(await open_notes(desk))
    if not count:
        return ()
    told = Paragraph((Words("home-notes", (("count", count),)),))
    return (told, Actions((_button("home-notes-button", "fact notes"),)))


async def _examples(desk: Desk) -> Block[Leaf]:
    if not desk.deals:
        return asks(*FIRST)
    if desk.deal is None:
        names = (typed_name(each.entity, desk) for each in desk.deals[:SHOWN])
        return asks(*(f"deal {name}" for name in names))
    return asks(*await offered(desk, None, EXAMPLES))


def _reader(desk: Desk, role: Role) -> Block[Leaf]:
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("settings-language"),), ((Words(f"language-{desk.language}"),),)),
        Row((Words("settings-zone"),), ((Verbatim(desk.zone.key),),)),
        Row((Words("home-role"),), ((Words(f"role-{role.word}"),),)),
    )
    return Fields(rows)
