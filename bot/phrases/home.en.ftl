# The first page on a platform.

home-deals = Deals followed here
home-no-deals = No deal is followed here yet. Load the demo deal, or make one of your own; in a channel you then say which one is meant there.
home-meant-here = meant here
home-reader = For you
home-role = Role
home-no-admin = There is no admin here yet. Whoever has the one-time code that was shown when Dealbrief was installed or started becomes the first.
home-in-de = Answers in German
home-in-en = Answers in English
home-change-zone = Change the time zone
home-roles = Roles
home-help = Help
home-claim = Become the first admin
