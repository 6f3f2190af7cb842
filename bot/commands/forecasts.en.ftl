forecasts-name = forecasts
forecasts-summary = who foretells what, by when, and whether it is due; risks
forecasts-title = forecasts
forecasts-chapter = Forecasts and risks
forecasts-on = on { $day }
forecasts-of = { $value } ({ $whose })
forecasts-open = due { $when }
forecasts-due = was due { $when }
forecasts-open-from = due from { $when } on
forecasts-due-from = was due from { $when } on
forecasts-none-due = No forecast here has come due yet.
forecasts-none-open = No forecast here is still open.
forecasts-undated = { $count ->
    [one] One more forecast names no day.
   *[other] { $count } more forecasts name no day.
}
