"""What Slack holds. Each number names its source and the date it was looked up.

Lengths are counted in UTF-16 units (`drawing.escape.length`), the dearest way to count.
"""

MESSAGE_BLOCKS = 50
"""Blocks of a message. Slack docs, "Blocks", 2026-11."""

VIEW_BLOCKS = 100
"""Blocks of a modal or of the Home tab. Slack docs, "Blocks", 2026-11."""

BLOCK_CHARACTERS = 10_000
"""Characters of all blocks of a message together, `BLOCK` for each included.

Slack documents no such limit and refuses with `msg_blocks_too_long`: at 13,298 characters of mere
markdown, earlier with further blocks (bolt-js issue 2509, 2025-04), once at 11,341 of text in rich
text and sections (issue 2867, 2026-04); its staff speak of 12,000 with a buffer for containers.
Looked up 2026-11; the rest is our distance.
"""

BLOCK = 125
"""What each block counts beside its contents: a divider beside markdown took as many characters.

bolt-js issue 2509, looked up 2026-11.
"""

CONTAINER = 20
"""What each object in a block counts beside its texts, values and ids.

Chosen 2026-11: Slack says that containers count, and not what.
"""

TEXT = 4_000
"""Characters of the `text` beside blocks, which is all that screen readers read.

Slack docs, chat.postMessage: aim at no more. From 4,041 on it came as several messages, measured by
others 2026-08. Looked up 2026-11.
"""

READABLE_TEXT = 3_000
"""Characters of a page's text up to which a message is read to its end: some sixty lines.

Chosen 2026-11, looking at every answer of the demo deal; `TEXT` is the most it may ever be.
"""

VIEW_CHARACTERS = 60_000
"""Characters of all blocks of a view, counted in the same way, chosen well within its 250 kB.

Slack answers larger ones with `view_too_large`; docs, views.open, 2026-11.
"""

TEXT_OBJECT = 3_000
"""Characters of a text object, in a context as in a section. Slack docs, "Text object", 2026-11."""

HEADER = 150
"""Characters of a header. Slack docs, "Header block", 2026-11."""

BUTTONS_IN_A_ROW = 5
"""Buttons beside one another: what the 640 pixels of a message hold without breaking the row.

Chosen 2026-11, looking at every answer of the demo deal.
"""

BUTTON_TEXT = 75
"""Characters on a button. Slack docs, "Button element", 2026-11."""

BUTTON_VALUE = 2_000
"""Characters of a button's value. Slack docs, "Button element", 2026-11."""

TABLES = 1
"""Tables of a message. Slack docs, "Table block", 2026-11."""

VIEW_TABLES = 0
"""Tables of a view. Chosen 2026-11: Slack's docs show the block in messages alone."""

TABLE_ROWS = 100
"""Rows of a table, its header included. Slack docs, "Table block", 2026-11."""

TABLE_CHARACTERS = 10_000
"""Characters in all cells of a table. Slack docs, "Table block", 2026-11."""

READABLE_COLUMNS = 6
"""Columns up to which a table reads better than rows of labels; wider ones scroll sideways.

Chosen 2026-11, looking at 640 pixels.
"""

READABLE_CELL = 80
"""Characters of a cell up to which its column does not become a ribbon of words.

Chosen 2026-11, looking at 640 pixels.
"""

BETWEEN_MESSAGES = 1.0
"""Seconds between two messages to one channel. Slack docs, Rate limits, 2026-11."""

BETWEEN_ALL = 0.25
"""Seconds between two messages to one workspace, whatever their channels, in the long run.

Slack takes "several hundred messages per minute" of an app there, without saying how many (docs,
chat.postMessage, Rate limiting, 2026-11). Chosen 2026-11: 240 are surely no more.
"""

AT_ONCE = 20
"""Messages to one workspace that may come together after a rest, so that no answer waits for long.

Slack grants "generous burst behavior" (as above). Chosen 2026-11.
"""

RESPONSES = 5
"""Answers that one `response_url` takes, in thirty minutes.

Slack docs, Handling user interaction, 2026-11.
"""

SOON = 2.0
"""Seconds after which somebody is told that an answer takes longer, or a form waits no more.

Slack waits three seconds for an acknowledgement (docs, Acknowledging requests, 2026-11); the rest
is for the way there and back.
"""

OPTIONS = 100
"""Choices proposed in a field. Slack docs, block_suggestion, 2026-11."""

VIEW_TITLE = 24
"""Characters of a modal's title and of its buttons. Slack docs, Modal views, 2026-11."""

PRIVATE_METADATA = 3_000
"""Characters a modal keeps to itself. Slack docs, Modal views, 2026-11."""

LABEL = 2_000
"""Characters of a field's label. Slack docs, Input block, 2026-11."""

HINT = 2_000
"""Characters of a field's hint. Slack docs, Input block, 2026-11."""

TEXT_INPUT = 3_000
"""Characters that somebody may write into a field. Slack docs, Plain-text input, 2026-11."""

OPTION_TEXT = 75
"""Characters of an option as it is shown. Slack docs, Option object, 2026-11."""

OPTION_VALUE = 150
"""Characters of an option's value. Slack docs, Option object, 2026-11."""

SAME_CLICK = 3.0
"""Seconds in which a second press of the same button is the same press. Chosen 2026-11."""

LOOKED_UP = 1.0
"""Seconds for what is looked up before a form opens, whose trigger lives for three.

Slack docs, views.open, 2026-11; chosen so that opening it has the rest.
"""
