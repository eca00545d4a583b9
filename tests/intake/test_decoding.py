import codecs

import pytest

from reportedly.errors import ArticleRejected
from reportedly.intake.decoding import decode

WORDS = "“We will talk,” said the envoy’s café guest – at length."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32"),
        (("The guns fell silent. " * 9).encode("utf-16-le"), "utf-16-le"),
        (("The guns fell silent. " * 9).encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("windows-1252"), "windows-1252"),
    ],
)
def test_each_encoding_is_read_and_named(raw: bytes, encoding: str) -> None:
    decoded = decode(raw, source_id="x.txt")
    assert decoded.text in {WORDS, "The guns fell silent. " * 9}
    assert decoded.encoding == encoding


def test_utf8_needs_no_note_and_others_name_their_encoding() -> None:
    assert decode(WORDS.encode(), source_id="x").note is None
    assert "windows-1252" in (decode(WORDS.encode("windows-1252"), source_id="x").note or "")
    assert "UTF-16" in (decode(WORDS.encode("utf-16"), source_id="x").note or "")


def test_windows_1252_pasted_into_utf8_becomes_the_characters_it_stood_for() -> None:
    raw = "“Velmar’s army” and “Kesh’s” ".encode() + "the envoy’s words".encode("windows-1252")
    decoded = decode(raw, source_id="mixed.txt")
    assert decoded.text == "“Velmar’s army” and “Kesh’s” the envoy’s words"
    assert decoded.note == "mixed encodings: UTF-8 with 1 bytes of windows-1252, read as such"


def test_bytes_without_a_character_become_the_replacement_character_and_are_counted() -> None:
    decoded = decode("“a” “b” ".encode() + b"c\x81d", source_id="x")
    assert decoded.text == "“a” “b” c\ufffdd"
    assert "1 of them became U+FFFD" in (decoded.note or "")


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    words = "Переговоры в столице продолжаются третий день подряд."
    assert decode(words.encode("koi8-r"), source_id="x", declared="koi8-r").text == words
    page = '<html><head><meta charset="windows-1251"></head><body>' + words
    assert words in decode(page.encode("windows-1251"), source_id="x", html=True).text


def test_an_undeclared_legacy_encoding_is_detected() -> None:
    words = "Переговоры в столице продолжаются третий день подряд, сообщили вчера представители сторон. " * 6
    assert decode(words.encode("windows-1251"), source_id="x").text == words


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"%PDF-1.7 \x00", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"text with a \x00 NUL in 8-bit text", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
    ],
)
def test_binary_is_rejected_by_what_it_is(raw: bytes, name: str) -> None:
    with pytest.raises(ArticleRejected, match=name) as caught:
        decode(raw, source_id="scan.pdf")
    assert caught.value.reason == "binary"
    assert str(caught.value).startswith("scan.pdf is ")


def test_a_stray_control_character_is_no_binary() -> None:
    assert decode(b"The talks ended.\x0c\x07 They will resume on Monday.", source_id="x").text.startswith("The talks")
