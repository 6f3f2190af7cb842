timeline-name = timeline
timeline-summary = what happened when
timeline-title = timeline
timeline-chapter = What happened when
timeline-or = or { $dates }
timeline-also = in line with { $dates }
timeline-denied = denied for { $dates }
