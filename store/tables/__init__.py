"""Tables out of the files of people: what a spreadsheet or a CSV holds, and where it stands."""
