"""`python -m store.pack FOLDER [--articles DIR] [--locate]`: check a pack."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from store.complaint import Refused
from store.pack.check import check_pack, locate_quotes
from store.pack.quoted import read_texts
from store.pack.told import told


def main() -> int:
    """Print what is wrong with a pack; 1 says that something is."""
    parser = argparse.ArgumentParser(prog="python -m store.pack", description="Check a pack.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, help="the folder with the texts of its sources")
    parser.add_argument("--locate", action="store_true", help="write where each quote begins")
    arguments = parser.parse_args()
    if arguments.locate and not arguments.articles:
        parser.error("--locate needs the texts: --articles DIR")
    try:
        texts = read_texts(arguments.articles) if arguments.articles else None
    except Refused as refused:
        parser.error(str(refused))
    if arguments.locate and texts is not None:
        written, unclear = locate_quotes(arguments.folder, texts)
        sys.stdout.write("".join(f"{complaint.told()}\n" for complaint in unclear))
        sys.stdout.write(f"offsets written for {written} claims\n")
    report = check_pack(arguments.folder, texts)
    sys.stdout.write(told(report))
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
