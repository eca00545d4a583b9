import pytest
from tests.reading.figures.reading import figures_of


def parts(text: str) -> list[tuple[str, str | None]]:
    return [(text[f.anchor.start : f.anchor.end], f.part_of) for f in figures_of(text)]


def revisions(text: str) -> list[tuple[int | None, str | None]]:
    return [(figure.value, figure.revises) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 58 people were killed, including 11 children and two nurses, and 40 were wounded.",
            [
                ("At least 58 people", None),
                ("11 children", "f1"),
                ("two nurses", "f1"),
                ("40 were wounded", None),
            ],
        ),
        ("The clinic counted 12 dead, four of them children.", [("12 dead", None), ("four of them", "f1")]),
        (
            "Velmar released 150 prisoners – 117 children and 33 women.",
            [("150 prisoners", None), ("117 children", "f1"), ("33 women", "f1")],
        ),
        (
            "Of the 300 people killed in the war, 130 were children and 80 women.",
            [("300 people", None), ("130 were children", "f1"), ("80 women", "f1")],
        ),
        ("Seven were killed, among them a child.", [("Seven were killed", None), ("a child", "f1")]),
        ("The raid killed 12 soldiers and three farmers.", [("12 soldiers", None), ("three farmers", None)]),
    ],
)
def test_a_part_is_linked_with_its_whole(text: str, expected: object) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army raised the toll of the raid to 41 from 34.", [(41, "f2"), (34, None)]),
        ("The toll rose from 30 to 42 on Monday.", [(30, None), (42, "f1")]),
        ("More than 120 people were injured, up from an earlier figure of 90.", [(120, "f2"), (90, None)]),
        ("Twelve people died, the clinic said, revising down an earlier toll of 20.", [(12, "f2"), (20, None)]),
        ("The clinic put the toll at 50 dead, which it later changed to 30.", [(50, None), (30, "f1")]),
        ("The toll reached 41. The ministry later revised the toll to 38.", [(41, None), (38, "f1")]),
        ("The raid killed 34 people. The ministry lowered the toll to 28.", [(34, None), (28, "f1")]),
    ],
)
def test_a_revision_is_linked_with_what_it_revises(text: str, expected: object) -> None:
    assert revisions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 34 people. The bombing killed 41 people.",
        "The raid killed three people. The ministry raised the toll of the war to 9,000.",
        "The raid wounded 34 people. The ministry revised the death toll to 38.",
    ],
)
def test_a_number_of_something_else_revises_nothing(text: str) -> None:
    assert [revised for _, revised in revisions(text)] == [None, None]
