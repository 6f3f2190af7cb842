timeline-summary = was wann geschah
timeline-title = Zeitleiste
timeline-or = oder { $dates }
