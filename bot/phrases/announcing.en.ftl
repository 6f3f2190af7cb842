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
