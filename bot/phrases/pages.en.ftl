# What stands at the end of a page. $left counts the rows that did not fit; it is 0 where only
# footnotes are left.

page-more = { $left ->
    [0] page { $page }
   *[other] { $left } more · page { $page }
}
page-turn = more
page-number = page { $page }
problem-no-more = There are no more pages.
