adoption-name = adoption
adoption-summary = who uses, prefers, evaluates or tests what; advantages and effects
adoption-title = users and market
adoption-chapter = Who uses it
adoption-customers = Customers
adoption-live = { $users ->
    [one] uses { $value }
   *[other] use { $value }
}
adoption-preferring = { $users ->
    [one] prefers { $value }
   *[other] prefer { $value }
}
adoption-evaluating = { $users ->
    [one] evaluates { $value }
   *[other] evaluate { $value }
}
adoption-testing = { $users ->
    [one] tests { $value }
   *[other] test { $value }
}
adoption-considering = { $users ->
    [one] considers { $value }
   *[other] consider { $value }
}
adoption-unstaged = { $users ->
    [one] turns to { $value }
   *[other] turn to { $value }
}
