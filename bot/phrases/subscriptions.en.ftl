# How what is told without being asked for stands, whether a digest or a watch.

subscription-about-nothing = something that is gone
subscription-about-taken-back = taken back since: nothing comes
subscription-about-closed = no longer followed: nothing comes
subscription-alone = to you alone
subscription-for-all = for all here
subscription-next = Next on { $when }.
subscription-at-once = It tells each change as it comes.
subscription-paused = Paused until somebody resumes it. Nothing is lost.
subscription-paused-until = Paused until { $when }. Nothing is lost.
subscription-gone = Paused: nothing can be posted in its channel. Once that is possible again, resume it; nothing is lost.
subscription-was-gone = Nothing could be posted in { $channel } before. If that is so still, it is paused again.
subscription-was-gone-alone = It could not be told to you before. If that is so still, it is paused again.
subscription-last-told = Told last on { $when }.
problem-until-passed = “{ $text }” has begun already. Name a day to come, such as:
problem-since-ahead = “{ $text }” is still ahead. Name a day that has begun, such as:
