"""Entries and views of a ledger as files that others read."""

from reportedly.exports.registry import EXPORTERS, Exporter, export

__all__ = ["EXPORTERS", "Exporter", "export"]
