import pytest

from reportedly.views.characters import one_line, shorten, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x07c\x7f", "a␀b␇c␡"),
        ("\x9b2J", "�2J"),
        ("\u202egnp.exe\u2066x\u2069", "�gnp.exe�x�"),
        ("\ud83d lone", "� lone"),
        ("line\r\n\tnext", "line␍\n\tnext"),
        ("שלום\u200f 🕊️", "שלום\u200f 🕊️"),
    ],
)
def test_control_characters_become_signs_one_for_one(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert len(visible(text)) == len(text)
    visible(text).encode("utf-8")


def test_white_space_runs_become_one_blank() -> None:
    assert one_line(" a\n\n b\u2028c\t") == "a b c"


def test_long_text_is_cut_between_words() -> None:
    assert shorten("the truce, which held, is dead", 14) == "the truce…"
    assert shorten("unbrokenunbrokenunbroken", 10) == "unbrokenu…"
    assert shorten("short", 10) == "short"
