"""Bytes → Article: text, furniture, date, outlet, credits."""
