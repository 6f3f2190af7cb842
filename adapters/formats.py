"""What the command line writes, and how files that it reads are written."""

from dataclasses import dataclass
from enum import StrEnum


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


@dataclass(frozen=True, slots=True)
class Printing:
    """How an answer is printed, at how many columns, and whether in colour."""

    format: AnswerFormat
    width: int
    color: bool


class ExportFormat(StrEnum):
    """How a workspace is handed over."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"


class Tongue(StrEnum):
    """In whose way numbers are written."""

    DE = "de"
    EN = "en"


class DayOrder(StrEnum):
    """What comes first in a day of three numbers, and what then."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
