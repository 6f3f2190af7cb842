fact-export-name = export
fact-export-summary = everything as a file, for Excel or other programs
export-title = Everything as a file
export-counted = { $count }
export-too-large = The chat takes no file as large as this. Where Dealbrief runs, this writes it: { $command }
export-no-spreadsheet = A spreadsheet does not hold as much as this. These do: { $csv }, { $json }
parameter-format = xlsx for spreadsheets, csv or json
