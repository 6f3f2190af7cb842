watch-name = watch
watch-summary = each change of a company, person, model or deal, told as it comes
watch-list-name = list
watch-list-summary = what is watched here, and what for you alone
watch-add-name = add
watch-add-summary = have each change of something told here, or to you alone
watch-pause-name = pause
watch-pause-summary = pause a watch; what happens meanwhile is told afterwards
watch-resume-name = resume
watch-resume-summary = resume a watch
watch-stop-name = stop
watch-stop-summary = stop a watch

parameter-to = who is told: all in this channel, or you alone

watch-heading = Watch { $number }
watch-list-title = Watches
watch-none = Nothing is watched here, nor for you alone.
watch-kept = Saved.
watch-known = This is watched already, as watch { $number }.
watch-told-here = Each change is told here, for all; what comes thick and fast is told together.
watch-told-alone = Each change is told to you alone; what comes thick and fast is told together.
watch-ended = Stopped; nothing more is told.
watch-again = Watch again

problem-no-watch-here = Nothing is watched here yet, nor for you alone.
problem-which-watch = Several things are watched: { $choices }. Which one:
problem-no-such-watch = There is no watch { $number } here. It may have been stopped meanwhile.
problem-is-a-watch = Number { $number } is a watch.
problem-too-many-watch = { $most } things are watched already, and more would only be muted. Stop one first:
problem-ended-meanwhile-watch = Somebody stopped this watch at the same moment.
