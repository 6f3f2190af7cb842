source-name = quelle
source-summary = Quellen anlegen und überarbeiten
source-add-name = neu
source-add-summary = einen Artikel als Quelle anlegen, mit seiner Nummer im Deal
source-add-title = Eine neue Quelle
source-add-saved = { $source } bleibt ihre Nummer in diesem Deal.
source-add-fact = Eine Angabe aus { $source }
source-stays = Was von { $source } bekannt ist, bleibt, wie es ist. Um es zu überarbeiten: { $command }
source-known-and-given = { $known }, angegeben war { $given }
source-revise-name = überarbeiten
source-revise-summary = sagen, was an einer Quelle falsch war oder sich geändert hat
source-revise-title = Quelle { $source }

article-author = geschrieben von { $what }
article-link = { $what }
article-rests-on = stützt sich auf { $what }
article-text = { $what }
article-nothing = nichts
article-kept = { $length ->
    [one] ein Zeichen aufbewahrt
   *[other] { $length } Zeichen aufbewahrt
}
article-new-text = ein neuer mit { $length } Zeichen
article-title-label = Titel
article-link-label = Link
article-publisher-label = Herausgeber
article-published-label = Erschienen
article-text-label = Text
article-author-label = Geschrieben von
article-said-in-label = Sprache
article-translation-label = Übersetzung
article-rests-on-label = Stützt sich auf

source-quotes = Zitate
source-quotes-stand = { $count ->
    [one] eine Angabe steht im neuen Text wie bisher
   *[other] { $count } Angaben stehen im neuen Text wie bisher
}
source-quotes-gone = Steht nicht mehr da
source-quotes-correct = berichtigen: { $command }

problem-source-exists = { $source } ist diese Quelle bereits. Um mehr von ihr zu sagen oder ihr eine Angabe zu entnehmen:
problem-nothing-revised = An { $source } würde sich nichts ändern. Was soll stattdessen gelten?

parameter-publisher = wer es herausgebracht hat: Zeitung, Agentur, Behörde
parameter-published = der Tag, an dem es erschien: 27.2.2024, Feb. 2024
parameter-text = der Text, nur in diesem Arbeitsbereich; ein hier zu langer kommt in einer Datei
parameter-author = wer es geschrieben hat
parameter-translation = ob es eine Übersetzung ist
parameter-rests-on = woher es die Nachricht hat: Namen mit Kommas
parameter-source-number = die Nummer der Quelle im Deal; was frei bleibt, bleibt, wie es ist
