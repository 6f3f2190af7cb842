# Where a claim was stated, before it is corrected.

reach-stated = { $count ->
    [one] Stated in one message: { $places }.
   *[other] Stated in { $count } messages: { $places }.
}
reach-place = { $channel } on { $day }
reach-more = { $count } more
reach-follows = { $count ->
    [one] The correction follows in reply to it, a few minutes after it is saved.
   *[other] The correction follows in reply to each, a few minutes after it is saved.
}
reach-follows-some = The correction follows in reply to { $count } of them, a few minutes after it is saved; elsewhere corrections are switched off.
reach-follows-none = Corrections are switched off there.

# What is said in reply to a message that stated something wrong.

corrected-title = Corrected

# Beneath and above what a channel is told at its hour.

digest-next = Next on { $when } ({ $zone }).
digest-late = Late: this was due on { $when }.

# What editors and admins are told of a digest or a watch, and not the channel.

quiet-notice = In { $channel } there has been no news to tell since { $since }, so nothing was posted. The digest goes on unless somebody stops it.
gone-notice = Nothing can be posted in { $channel }: the channel is gone, or the bot is not in it. This is paused; nothing is lost. Let the bot write there again, then resume it.
