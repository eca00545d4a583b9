import pytest
from tests.reading.figures.reading import actor, figures_of


def counted(text: str, name: str = "Ilpan Dorr") -> list[tuple[str, int | None, str]]:
    figures = figures_of(text, actors=(actor(text, name, kind="person"),))
    return [(text[f.anchor.start : f.anchor.end], f.value, f.what) for f in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot Ilpan Dorr dead in Oram.", [("Ilpan Dorr", 1, "killed")]),
        ("The murder of Ilpan Dorr shocked the town.", [("Ilpan Dorr", 1, "killed")]),
        ("The paper mourned Ilpan Dorr, who was killed in May.", [("Ilpan Dorr", 1, "killed")]),
        ("Ilpan Dorr was abducted and later killed.", [("Ilpan Dorr", 1, "killed")]),
        ("Ilpan Dorr died in the explosion.", [("Ilpan Dorr", 1, "died")]),
        ("The mayor of Oram was killed along with two of his bodyguards.",
         [("The mayor", 1, "killed"), ("two of his bodyguards", 2, "killed")]),
        ("Gunmen killed Ilpan Dorr, a teacher, in Oram.", [("a teacher", 1, "killed")]),
        ("Her brother was wounded.", [("Her brother", 1, "injured")]),
    ],
)  # fmt: skip
def test_a_single_victim_counts_one(text: str, expected: object) -> None:
    assert counted(text) == expected


def test_a_victim_is_counted_once_however_often_the_article_comes_back() -> None:
    assert len(counted("Ilpan Dorr was killed on Monday. Ilpan Dorr was killed by soldiers, they said.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ilpan Dorr died in 1994.",
        "They mourned the death of Ilpan Dorr.",
        "The army plans to kill Ilpan Dorr.",
        "Ilpan Dorr was not killed.",
        "Ilpan Dorr killed the truce.",
        "Ilpan Dorr, 42, saw the raid.",
        "The friends of Ilpan Dorr were released.",
    ],
)
def test_who_was_not_killed_or_wounded_is_no_figure(text: str) -> None:
    assert counted(text) == []
