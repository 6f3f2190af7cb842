forecasts-name = prognosen
forecasts-summary = wer was bis wann vorhersagt, und ob es fällig ist; Risiken
forecasts-title = Prognosen
forecasts-chapter = Vorhersagen und Risiken
forecasts-on = am { $day }
forecasts-of = { $value } ({ $whose })
forecasts-open = fällig { $when }
forecasts-due = war fällig { $when }
forecasts-open-from = fällig ab { $when }
forecasts-due-from = war fällig ab { $when }
forecasts-none-due = Noch keine dieser Prognosen ist fällig geworden.
forecasts-none-open = Keine dieser Prognosen ist noch offen.
forecasts-undated = { $count ->
    [one] Eine weitere Prognose nennt keinen Tag.
   *[other] { $count } weitere Prognosen nennen keinen Tag.
}
