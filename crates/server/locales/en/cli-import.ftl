# Import, export, a tree of categories out of a list: help of the command line, and what is told about files.

cli-import-about = Take over complaints from a file: every row is accounted for, and the same file a second time changes nothing
cli-import-file = The file: separated values such as CSV, xlsx or ods
cli-import-map = The mapping file: which column is what; see docs/import.md
cli-import-dry-run = Only tell what would become of the rows
cli-import-rejects = Where refused rows are written, to be mended and taken in again
cli-import-name = The name under which it stands in the journal; the mapping’s source when nothing is said
cli-import-sheet = The sheet of a workbook, by name or number
cli-import-create = Make the register when there is none
cli-export-about = Write cases or the journal to a file, for spreadsheets and other programs; nothing is masked
cli-export-what = What: cases or journal
cli-export-format = As what: csv or jsonl
cli-export-open = Only cases that are open
cli-export-from = From this day on, e.g. 2026-01-01; cases by the day of receipt, the journal by the day of the step
cli-export-to = Up to and with this day
cli-export-out = The file to write, which must not be there; standard output when nothing is said
cli-export-operator = Who exports, for the log
cli-pack-about = Make packs
cli-pack-tree-about = Make a pack out of a list of categories, one column a level
cli-pack-tree-file = The list: separated values such as CSV, xlsx or ods
cli-pack-tree-columns = The columns of the levels, the highest first, with commas between; all columns when nothing is said
cli-pack-tree-id = The code of the pack
cli-pack-tree-title = The name of the pack; its code when nothing is said
cli-pack-tree-extends = The pack it extends
cli-pack-tree-sheet = The sheet of a workbook, by name or number
cli-pack-tree-out = A folder of packs to put it into, for --packs; without it the pack is printed

import-done =
    { $read } rows read: { $accepted } accepted, { $there } there already, { $left } left out, { $refused } refused. { $seconds } seconds, { $speed } rows a second.
import-would =
    { $read } rows looked at: { $accepted } would be accepted, { $there } are there already, { $left } would be left out, { $refused } would be refused. Nothing was written.
import-progress = { $read } rows read, { $speed } a second; { $accepted } accepted, { $there } there already, { $refused } refused
import-refused-by = { $count } refused, the first in line { $line }: { $reason }
import-flagged = { $count } accepted with a flag: { $flag }
import-unused = Columns the mapping does not use: { $columns }
import-rejects = The refused rows are in { $file }; mend them and import that file with the same mapping.
import-no-rejects = With --rejects and the name of a file, the refused rows are written down with their reasons.
import-stopped = It stopped at line { $line }: { $reason } What came before is in the register; run the same command again once that is put right.
import-rejects-unwritable = The refused rows cannot be written down: { $reason }
import-map-unreadable = The mapping file { $file } cannot be read
import-name = A name has 1 to 60 characters and no line break
import-column-line = reject_line
import-column-reason = reject_reason
import-column-raw = reject_raw

## About the mapping
import-map-toml = line { $line }: { $reason }
import-map-too-large = the mapping file is too large; at most { $max } bytes are read
import-map-no-column = { $field }: the file has no column “{ $column }”; it has: { $there }
import-map-column-twice = { $field }: two columns of the file are called “{ $column }”; give one of them another name
import-map-template = { $field }: a bracket of the template is not paired; write it twice to mean the sign itself
import-map-question = { $field }: say exactly one of values, not_values and empty
import-map-format = { $field }: the spelling “{ $format }” is not understood: { $reason }
import-map-zone = there is no zone “{ $zone }”; write it like Asia/Shanghai
import-map-encoding = there is no encoding “{ $encoding }”; write auto, utf-8, utf-16 or gb18030
import-map-delimiter = “{ $delimiter }” cannot stand between cells; write auto or one character such as ",", ";" or "\t"
import-map-no-story = the mapping has neither narrative nor heading: nobody knows what the complaint says
import-map-no-time = the mapping has no received_at: nobody knows when it came; where there is really none, write when_time_is_missing = "flag"
import-map-pack = the pack “{ $pack }” is not in force; in force are: { $there }
import-map-not-a-leaf = { $field }: “{ $code }” is no category of the finest level in that pack
import-map-no-unit = { $field }: there is no unit with the code “{ $code }”
import-map-not-a-code = { $field }: “{ $code }” is not one of the codes
import-map-no-field = { $field }: the pack “{ $pack }” has no such field; it has: { $there }
import-map-source = source has 1 to 60 characters and no stroke: “{ $source }”

## About the file
import-file-unreadable = the file cannot be read: { $reason }
import-file-too-large = the file has { $found } bytes; at most { $max } are read: cut it into several
import-file-kind = this is no file that can be read; save it as CSV (UTF-8) or xlsx
import-file-encoding = the encoding of the file is not known (neither UTF-8 nor UTF-16 nor GB18030); save it as CSV (UTF-8), or name the encoding in the mapping
import-file-wrong-encoding = the file is not written in { $encoding } but probably in { $other }; change the encoding in the mapping, or write auto
import-file-unpacks-too-large = the file unpacks to more than { $max } bytes and is not read; save it as CSV
import-file-workbook = the workbook is damaged or cannot be read: { $reason }
import-file-no-sheet = there is no sheet “{ $sheet }”; there are: { $there }
import-file-no-header = the row with the names of the columns was not found; check header in the mapping
import-file-too-many-rows = there are more than { $max } rows; cut the file into several
import-file-tree-row = line { $line }: a level is empty and the one below it is not
import-file-tree-too-large = there are { $found } categories of the finest level; at most { $max } are taken

## About a row
import-row-quote-open = a quotation mark is not closed
import-row-quote-inside = a quotation mark within quotation marks is not doubled
import-row-too-large = the row is too long
import-row-too-many-columns = the row has too many columns
import-row-columns = the row has { $found } columns where { $wanted } are expected
import-row-characters = some characters cannot be read: a wrong encoding or a damaged file
import-row-time-missing = there is no time ({ $field })
import-row-time-unreadable = the time is not understood ({ $field }): { $value }
import-row-time-impossible = the time cannot be ({ $field }): { $value }
import-row-not-in-map = the mapping does not have this value ({ $field }): { $value }
import-row-not-a-choice = this is not one of the codes ({ $field }): { $value }
import-row-number-twice = the number { $value } was used in line { $line } for something else
import-row-number-taken = under this number another complaint is in the register: { $no }
import-row-no-story = there is neither a story nor a heading
import-row-calendar = the deadline cannot be worked out: { $reason }

export-done = { $rows } rows were written to { $file }.
pack-tree-written = { $leaves } categories of the finest level and { $branches } above them were written to { $file }.
pack-tree-there = { $file } is there already; take another code or move it away
