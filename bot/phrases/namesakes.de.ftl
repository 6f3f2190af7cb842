# Worte, die Gleichnamiges unterscheiden; `bot/namesakes.py` liest sie wieder.

round-of-company = { $name } von { $company }
