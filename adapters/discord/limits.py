"""What Discord holds. Each number names its source and the date it was looked up.

Discord counts code points (discord-api-docs issue 1315); here lengths are counted in UTF-16 units
(`drawing.escape.length`), the dearest way to count, as its clients and other libraries do.
"""

MESSAGE_COMPONENTS = 40
"""Components of a message, the nested ones too. Discord docs, "Component Reference", 2026-11."""

MESSAGE_CHARACTERS = 4_000
"""Characters of all text displays of a message together.

discord-api-docs pull request 8562, discord.py's LayoutView; looked up 2026-11.
"""

READABLE_CHARACTERS = 3_000
"""Characters of a page up to which a message is read to its end: some sixty lines.

Sources and footnotes are looked up rather than read, and stand beneath what names them.

Chosen 2026-11, looking at every answer of the demo deal; `MESSAGE_CHARACTERS` is the most.
"""

MESSAGE_WEIGHT = 10_170
"""Bytes of all text displays of a message in UTF-8, `DISPLAY` for each included.

Discord documents no such limit and fails with status 500 beyond it: discord-api-docs issue 8554,
2026-08, looked up 2026-11.
"""

DISPLAY = 12
"""Bytes that each text display weighs beside its text. The same issue."""

MARKS = 199
"""Styled pieces and emoji of a message; Discord's clients leave out what follows them, unsaid.

Not documented. Forty lines of an emoji, two bold pieces, a link and a piece of code are cut
(discord-api-docs issue 8501, 2026-07), so is the hundredth piece that is bold and underlined (issue
6932): both are the 200th piece of one text. Looked up 2026-11. We count those of all texts
together, and lines of small print, of lists and of headings with them.
"""

BUTTONS_IN_A_ROW = 5
"""Buttons of an action row. Discord docs, "Action Row", 2026-11."""

BUTTON_LABEL = 80
"""Characters on a button. Discord docs, "Button", 2026-11."""

CUSTOM_ID = 100
"""Characters of what a control says when it is used. Discord docs, "Custom ID", 2026-11."""

BETWEEN_REQUESTS = 0.025
"""Seconds between two requests of one bot, those that answer interactions excepted.

Discord takes 50 a second (docs, "Rate Limits", Global Rate Limit, 2026-11); the rest is for what
the library asks by itself. Chosen 2026-11.
"""

FILES = 2
"""Files that a page keeps room for; Discord takes ten of a message. Chosen 2026-11."""

FILE_BYTES = 10 * 1024 * 1024
"""Bytes of a file in a server without boosts. Discord docs, "Uploading Files", 2026-11."""

NONCE = 25
"""Characters of a nonce. Discord docs, "Create Message", 2026-11."""

MODAL_COMPONENTS = 5
"""Fields of a modal. Discord docs, "Interaction Response: modal", 2026-11."""

MODAL_TITLE = 45
"""Characters of a modal's title. Discord docs, "Interaction Response: modal", 2026-11."""

LABEL = 45
"""Characters of a field's label. Discord docs, "Label", 2026-11."""

HINT = 100
"""Characters of what stands beneath a field's label. Discord docs, "Label", 2026-11."""

TEXT_INPUT = 4_000
"""Characters that somebody may write into a field. Discord docs, "Text Input", 2026-11."""

OPTIONS = 25
"""Options of a list. Discord docs, "String Select", 2026-11."""

OPTION_TEXT = 100
"""Characters of an option as it is shown, and of its value. Discord docs, "String Select", 2026-11.
"""

CHOICES = 25
"""Choices proposed for an option of a command. Discord docs, "Application Commands", 2026-11."""

CHOICE_TEXT = 100
"""Characters of a choice's name and of its value. Discord docs, "Application Commands", 2026-11."""

READABLE_COMMAND = 200
"""Characters of what was asked, above an answer that was shared. Chosen 2026-11."""
