# Ein neuer Name, und womit er zu verwechseln ist.

name-near = „{ $name }“ ist hier neu. Ist es dasselbe wie { $others }, dann besser diesen Namen nehmen.
name-twin = „{ $name }“ sieht aus wie { $others }, ist aber mit anderen Buchstaben geschrieben. Ist dasselbe gemeint, besser den bekannten Namen nehmen.
name-shared = „{ $name }“ heißt schon { $others }. Wer das tippt, wird gefragt, was gemeint ist.
name-of-kind = { $name } ({ $kind })
name-mixed = „{ $name }“ mischt Buchstaben mehrerer Alphabete, die gleich aussehen.

problem-no-name = „{ $text }“ ist kein Name.
problem-long-name = Ein Name hat höchstens { $most } Zeichen.
problem-hidden-signs = „{ $text }“ enthält Zeichen, die niemand sieht. Den Namen neu tippen, statt ihn einzufügen.
