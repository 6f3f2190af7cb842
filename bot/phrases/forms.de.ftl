# Was der Knopf unter einem Formular sagt.

form-ask = Fragen
form-save = Speichern
