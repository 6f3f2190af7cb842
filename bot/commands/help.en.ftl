help-summary = the commands, or one of them
help-title = Dealbrief
help-more = help and a command's name tells what it takes. Words of both languages work everywhere.
help-also = Also: { $names }
