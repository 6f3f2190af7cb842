"""What the command line writes."""

from enum import StrEnum


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


class ExportFormat(StrEnum):
    """How a workspace is handed over."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
