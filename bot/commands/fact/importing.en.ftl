fact-import-name = import
fact-import-summary = read a file: tables, exports, packs
import-save = { $count ->
    [one] Save { $count } row
   *[other] Save { $count } rows
}
import-save-others = { $count ->
    [one] Save the other row
   *[other] Save the other { $count } rows
}
import-dates-dmy = The day comes first
import-dates-mdy = The month comes first
import-numbers-de = 1.500 is fifteen hundred
import-numbers-en = 1.500 is one and a half
import-another = Another file is being read just now, and this one was not. Nothing of it was saved.
import-once-more = Read it now
import-meanwhile = Other things were saved meanwhile, and this would come out differently now. Nothing is saved; this is how it stands:
import-unsound = The file cannot be read as it is. Nothing was saved.
import-complaints = What is wrong with it, by its lines:
import-whole-claims = Facts
import-whole-sources = Sources
import-whole-names = Names
import-whole-deals = Deals
import-whole-entries = Entries in all
import-counted = { $count } new
import-as-held = { $count } known
import-changed = { $count } changed
import-taken-back = { $count } taken back

import-file-too-big = The file is too big; { $limit } MiB can be read. Bring it in parts.
import-file-empty = Nothing stands in the file.
import-file-no-text = This is neither text nor a spreadsheet. Bring CSV or .xlsx.
import-file-spoiled-text = The letters of this row cannot be made out. Save the file as UTF-8, in Excel as “CSV UTF-8”.
import-file-no-character = A NUL stands here, which is no character. Take it out.
import-file-spoiled-quotes = A quotation mark opens a cell here and does not close it. Close it, or double it where it is part of the words.
import-file-too-many-rows = More rows than { $limit } are not read. Bring them in parts.
import-file-too-many-columns = More columns than { $limit } are not read. Take out some.
import-file-too-many-cells = More cells than { $limit } are not read. Bring them in parts.
import-file-too-long = A cell may have { $limit } characters, and one here has more. Shorten it.
import-file-too-many-sheets = More sheets than { $limit } are not read. Bring them in parts.
import-file-no-stored-value = A formula here was never worked out. Open the file in a spreadsheet program and save it.
import-file-old-spreadsheet = This is an old Excel file (.xls). Save it as .xlsx or as CSV.
import-file-open-document = This is an OpenDocument file (.ods). Save it as .xlsx or as CSV.
import-file-binary-spreadsheet = This is a binary Excel file (.xlsb). Save it as .xlsx.
import-file-macros = The file holds macros, which are not read. Save it as .xlsx.
import-file-protected = A password protects the file. Save it without one.
import-file-no-table = There is no table in it. Bring CSV or .xlsx.
import-file-damaged = The file is damaged. Open it in a spreadsheet program and save it anew.
import-file-unpacks-too-big = The file unpacks to more than { $limit } MiB. Copy the rows into a new file.
import-file-packed-too-tight = The file unpacks to more than { $limit } times its size, as no table does. Copy the rows into a new file.
import-file-too-many-parts = The file has more parts than a spreadsheet of this size. Copy the rows into a new file.
import-file-unsafe-parts = The file names places outside itself, or is packed twice. Pack the files alone.
import-file-entities = The file has XML entities, which stand for more than they say. Copy the rows into a new file.

problem-file-missing = There is no file “{ $name }” here.
problem-file-unreadable = “{ $name }” cannot be read.
problem-file-too-big = “{ $name }” is too big; { $most } MiB can be read. Bring it in parts.
problem-file-not-fetched = “{ $name }” could not be had just now. Upload it once more.
problem-file-not-attached = “{ $name }” is no file that came along. Paths and links are not followed here; attach the file to the command itself.
problem-file-gone = “{ $name }” is no longer at hand. Nothing was saved; bring the file once more.
problem-import-contradicts = The file contradicts what is saved here, as by a number that is taken. Nothing was saved.
problem-unknown-meaning = “{ $text }” says nothing of a column. Write “Heading=word; …” with one of these words: { $words }.
parameter-file = the file: CSV, .xlsx, an export, or a pack as a .zip
parameter-columns = what columns mean: Firma=company; Volumen=amount
parameter-numbers = how numbers are written, 1.500,5 or 1,500.5
parameter-dates = what comes first in days such as 2/3/2024
parameter-skip = which rows are left out so that the others are saved
