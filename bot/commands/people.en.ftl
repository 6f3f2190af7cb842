people-summary = founders, posts, earlier employers, advisers; who a company is and what it is called
people-title = people
people-founding = Founding of { $name }
people-persons = People
people-others = Others
people-former = former { $post }
people-new = new { $post }
people-current = now { $post }
