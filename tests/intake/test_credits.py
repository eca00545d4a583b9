import pytest

from reportedly.intake.credits import read_byline, read_credits
from reportedly.intake.lines import lines_of

BODY = "Truce holds in the north\nThe guns fell silent on Sunday.\nThe envoys met again.\nThey will meet on Monday.\n"


def names(text: str, byline: str | None = None) -> list[str]:
    found = read_credits(lines_of(text), byline=byline)
    for credit in found:
        assert credit.anchor is not None
        assert text[credit.anchor.start : credit.anchor.end] == credit.name
    return [credit.name for credit in found]


@pytest.mark.parametrize(
    ("closing", "name"),
    [
        ("\n\nHollow Pines", "Hollow Pines"),
        ("Velmar Press Agency", "Velmar Press Agency"),
        ("(VNA)", "VNA"),
        ("— Velmar News Agency", "Velmar News Agency"),
        ("Source: Velmar Herald", "Velmar Herald"),
        ("Via: velmarherald.com", "velmarherald.com"),
        ("With Agence Velmar-Presse", "Agence Velmar-Presse"),
        ("This article was first published by Velmar Herald.", "Velmar Herald"),
        ("This story originally appeared in The Kesh Monitor on Monday.", "The Kesh Monitor"),
        ("Republished from Velmar Herald under a free licence.", "Velmar Herald"),
        ("The toll may rise, a medic said. (VNA)", "VNA"),
        ("The toll may rise, a medic said. --Velmar News", "Velmar News"),
        ("The Velmar Press contributed to this report.", "The Velmar Press"),
    ],
)
def test_credits_after_the_body(closing: str, name: str) -> None:
    assert names(BODY + closing) == [name]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("OSTRAVEL (VNA) - The guns fell silent.", "VNA"),
        ("OSTRAVEL, Velmar (Velmar Press) — The guns fell silent.", "Velmar Press"),
        ("OSTRAVEL, July 15 (Velmar Press) - The guns fell silent.", "Velmar Press"),
        ("(VNA) - The guns fell silent.", "VNA"),
        ("By The Velmar Press", "The Velmar Press"),
        ("By Velpress", "Velpress"),
        ("By Ana Kolt, Velmar Press", "Velmar Press"),
        ("By ANA KOLT Velmar Press", "Velmar Press"),
    ],
)
def test_credits_above_the_body(opening: str, name: str) -> None:
    assert names(f"Truce holds\n{opening}\nThe envoys met.\nThey parted.") == [name]


@pytest.mark.parametrize(
    "closing",
    [
        "They will meet again, the minister said.",
        "The report was published by the Ministry of Health.",
        "A truce at last",
        "HOSTAGES FREED",
        "With a view to peace",
        "Edit",
        "“No deal”\n— Ana Kolt",
    ],
)
def test_what_closes_a_text_and_is_no_credit(closing: str) -> None:
    lines = [line for line in lines_of(BODY + closing) if line.text != "Edit"]
    assert read_credits(lines) == ()


def test_a_name_that_the_body_speaks_of_is_a_tag() -> None:
    assert names(BODY + "Jo Marr said so on Sunday.\nJo Marr") == []


def test_the_byline_is_no_credit() -> None:
    assert names(BODY + "Ana Kolt", byline="Ana Kolt") == []


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Kolt", "Ana Kolt"),
        ("BY ANA KOLT and JO MARR", "ANA KOLT and JO MARR"),
        ("By Ana Kolt, Jo Marr and Bea van Tolm", "Ana Kolt, Jo Marr and Bea van Tolm"),
        ("By Ana Kolt, Velmar Press", "Ana Kolt"),
        ("By Ana Kolt | Ostravel", "Ana Kolt"),
        ("By Monday Evening", None),
        ("By Velmar Press", None),
        ("By Sunday, the army had left the town.", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    assert read_byline(lines_of(f"Truce holds\n{line}\nThe guns fell silent.")) == byline
