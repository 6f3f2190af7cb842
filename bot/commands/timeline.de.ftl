timeline-name = zeitleiste
timeline-summary = was wann geschah
timeline-title = Zeitleiste
timeline-chapter = Was wann geschah
timeline-or = oder { $dates }
timeline-also = dazu passt { $dates }
timeline-denied = bestritten für { $dates }
