# Where a claim was stated, before it is corrected.

reach-stated = { $count ->
    [one] Stated in one message: { $places }.
   *[other] Stated in { $count } messages: { $places }.
}
reach-place = { $channel } on { $day }
reach-more = { $count } more
reach-follows = { $count ->
    [0] Corrections are switched off there.
    [one] The correction is posted in reply to it.
   *[other] The correction is posted in reply to { $count } of them.
}

# What is said in reply to a message that stated something wrong.

corrected-title = Corrected
