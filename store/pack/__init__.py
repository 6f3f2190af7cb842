"""Packs: a deal written down by people, read into events; docs/packs.md tells the format."""
