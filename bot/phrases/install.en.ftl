# The web page that stands at the end of installing the bot in a workspace.

install-done-title = The bot is installed in { $team }.
install-claim = Nobody manages it there yet. Whoever types this in Slack becomes its first admin:
install-claim-once = The code works once; keep it to yourself.
install-demo = For a first look, load the labelled demo deal:
install-help = What else can be asked:
install-failed-title = The bot was not installed.
install-cancelled = It was called off in Slack.
install-used = This link was used before, or is more than ten minutes old.
install-other-browser = Installing was begun in another browser, or this one keeps no cookies.
install-refused = Slack refused it and gives as its reason:
install-unanswered = Slack cannot be reached just now, or gave an answer that cannot be read.
install-unsaved = Slack agreed, but the bot’s database could not keep it. Please tell whoever runs the bot.
install-busy = The bot’s database cannot be reached just now.
install-again = Begin again
