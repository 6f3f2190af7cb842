help-summary = die Befehle, oder einer davon
help-title = Dealbrief
help-more = help und der Name eines Befehls sagt, was er annimmt. Wörter beider Sprachen gehen überall.
help-also = Auch: { $names }
