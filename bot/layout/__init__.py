"""Layout: a reply becomes pages that a surface can draw, and nothing is lost on the way."""

from bot.layout.pages import MORE, lay_out
from bot.layout.surface import Cost, Heading, Page, Part, Surface
from bot.layout.text import field_text, page_text, plain_text

__all__ = [
    "MORE",
    "Cost",
    "Heading",
    "Page",
    "Part",
    "Surface",
    "field_text",
    "lay_out",
    "page_text",
    "plain_text",
]
