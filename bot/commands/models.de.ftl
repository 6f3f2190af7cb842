models-name = modelle
models-summary = die Modelle: von wem, wie groß, was sie können, unter welcher Lizenz
models-title = Modelle
models-chapter = Modelle
models-developer = Entwickler
