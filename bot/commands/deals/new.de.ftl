deals-new-name = neu
deals-new-summary = einen Deal anlegen, mit Art und Parteien
deals-new-title = Ein neuer Deal
deals-new-kind = Art
deals-new-parties = Parteien
deals-new-company = neues Unternehmen
deals-new-source = Eine Quelle dazu
deals-new-then = { $channel } in einem Kanal macht ihn zu dem Deal, der dort gemeint ist; { $fact } speichert, was von ihm bekannt ist.

problem-deal-exists = { $deal } wird hier schon verfolgt.
problem-lone-buyer-or-target = Zu einer Übernahme gehören Käufer und Ziel; genannt ist nur { $name }. Beide angeben, den Käufer zuerst.
problem-lone-party = Ein solcher Deal hat mindestens zwei Parteien; genannt ist nur { $name }. Die anderen dazu angeben.

parameter-new-deal = wie der Deal heißen soll
parameter-kind = was seine Parteien tun
parameter-parties = zwischen wem er ist: Namen mit Kommas, „und“ vor dem letzten, ein Käufer zuerst
