"""Telling people what an import would do, or did."""
