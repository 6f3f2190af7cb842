# When something is told again and again.

schedule-told = { $days } { $times }
schedule-and = { $first } and { $last }
schedule-hourly = hourly
schedule-every-day = every day
schedule-weekdays = weekdays
schedule-weekends = weekends
schedule-on = { $day ->
    [1] Mondays
    [2] Tuesdays
    [3] Wednesdays
    [4] Thursdays
    [5] Fridays
    [6] Saturdays
   *[0] Sundays
}
schedule-once = the { $which } { $weekday } of each month
schedule-which = { $week ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
   *[0] last
}
schedule-monthly = { $days } of each month
schedule-month-day = { $day ->
    [1] the 1st
    [2] the 2nd
    [3] the 3rd
    [21] the 21st
    [22] the 22nd
    [23] the 23rd
    [31] the 31st
   *[other] the { $day }th
}
schedule-last-day = the last day
schedule-last-weekday = the last weekday
schedule-moment = { $weekday } { $day } { $month }, { $time }
schedule-moment-year = { $weekday } { $day } { $month } { $year }, { $time }
schedule-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[0] Sunday
}
schedule-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

problem-unreadable-schedule = When is “{ $text }”? Words or cron’s five fields can be read. For example:
problem-ambiguous-schedule = “{ $text }” can be two times. Which one:
problem-schedule-minutes = “{ $text }” names times at different minutes of the hour. One schedule has one; take one of these, or make two:
problem-schedule-hours = “{ $text }” names days with hours of their own. One schedule has the same on all its days; take one of these, or make two:
problem-schedule-days = “{ $text }” names days of the week and of the month. Keep one of them:
problem-schedule-every-other = “{ $text }” may count on from one to the next, week by week or day by day, which no schedule does. Once a month would be:
problem-schedule-never = “{ $text }” names a day that no year has.
problem-schedule-often = “{ $text }” is due more often than hourly. A schedule fires at one minute of the hour at most, as in 0 * * * *.
