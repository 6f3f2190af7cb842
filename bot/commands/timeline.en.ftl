timeline-summary = what happened when
timeline-title = timeline
timeline-or = or { $dates }
