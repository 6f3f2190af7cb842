# How what is told without being asked for stands, whether a digest or a watch.

subscription-about-nothing = something that is gone
subscription-about-taken-back = taken back since: nothing comes
subscription-about-closed = no longer followed: nothing comes
subscription-alone = to you alone
subscription-for-all = for all here
subscription-next = Next on { $when }.
subscription-at-once = It tells each change as it comes.
subscription-paused = It rests until somebody resumes it; nothing is lost.
subscription-paused-until = It rests, and comes again on { $when }; nothing is lost.
subscription-gone = It rests: nothing can be posted there. Once that is possible again, resume it; nothing is lost.
subscription-was-gone = Nothing could be posted there before. If that is so still, it rests again.
subscription-never-told = Nothing was told yet.
subscription-last-told = Told last on { $when }.
problem-until-passed = “{ $text }” has begun already. Name a day to come, such as:
problem-since-ahead = “{ $text }” is still ahead. Name a day that has begun, such as:
