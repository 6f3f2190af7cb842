ask-summary = a question in your own words
ask-name = ask
ask-read-as = Read as: { $command }
ask-read-without = Read as: { $command }, without { $words }
ask-thanks = You are welcome.
parameter-question = what you want to know, in English or German; name:value as in any command
problem-not-read = That asks for nothing that is known here. Its words can be searched for:
problem-read-in-part = Not understood: { $words }. Without that it would be:
