# Words that tell apart what is called alike; `bot/namesakes.py` reads them again.

round-of-company = { $name } of { $company }
