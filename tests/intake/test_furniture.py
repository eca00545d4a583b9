import pytest

from reportedly.intake.furniture import read_furniture, reason_of
from reportedly.intake.lines import lines_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Related Articles", "navigation"),
        ("RELATED STORIES:", "navigation"),
        ("Back to top button", "navigation"),
        ("Scroll to top of page", "navigation"),
        ("Read more: Envoys leave Ostravel without a deal", "navigation"),
        ("ALSO READ: Envoys leave Ostravel without a deal", "navigation"),
        ("You may also like", "navigation"),
        ("Tags: Velmar, truce", "navigation"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Follow us on Telegram", "share"),
        ("Sign up for our daily briefing and get the news in your inbox.", "newsletter"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("View comments (12)", "comments"),
        ("© 2024 Velmar Herald. All rights reserved.", "copyright"),
        ("Copyright 2024 Velmar Herald", "copyright"),
        ("Photo: Ana Kolt/VNA", "photo credit"),
        ("(File photo)", "photo credit"),
        ("We use cookies to improve this site.", "cookies"),
    ],
)
def test_what_pages_say_everywhere_is_furniture_with_its_reason(line: str, reason: str | None) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Velmar rejects truce",
        "The army will share the report with the envoys.",
        "More than 40 people were killed, the ministry said.",
        "“Share the land,” he said.",
        "Sign up for the draft, the minister told the men of Kesh.",
        "Top negotiator leaves Ostravel",
        "Latest talks end without a deal",
        "Next week the envoys return to Ostravel.",
        "Home to 40,000 people, the town fell on Sunday.",
        "Copyright talks stall",
        "Pictures showed the ministry in flames.",
        "Join the talks or face war, Velmar tells Kesh",
        "Related to the minister by marriage, she led the delegation.",
        "Menu of demands grows",
    ],
)
def test_news_is_never_furniture(line: str) -> None:
    assert reason_of(line) is None


def test_furniture_is_anchored_where_it_stands() -> None:
    text = "Truce holds\n\nThe guns fell silent.\n\n  Related Articles \n\nBack to top"
    found = list(read_furniture(lines_of(text)))
    assert [text[part.anchor.start : part.anchor.end] for part in found if part.anchor] == [
        "Related Articles",
        "Back to top",
    ]
    assert [part.text for part in found] == ["Related Articles", "Back to top"]


def test_headlines_below_the_label_of_a_list_go_with_it_up_to_the_next_sentence() -> None:
    text = "It holds.\nRelated Stories\nVelmar rejects the plan\nKesh Front names a new envoy\nThe guns fell silent.\nVelmar and Kesh"
    assert [part.text for part in read_furniture(lines_of(text))] == [
        "Related Stories",
        "Velmar rejects the plan",
        "Kesh Front names a new envoy",
    ]


def test_a_bare_more_heads_no_list() -> None:
    text = "It holds.\nMore\nA subhead of three words\nThe guns fell silent."
    assert [part.text for part in read_furniture(lines_of(text))] == ["More"]


def test_furniture_words_inside_a_paragraph_stay() -> None:
    assert not list(read_furniture(lines_of("The guns fell silent. Advertisement The envoys met.")))


def test_a_very_long_line_is_prose() -> None:
    assert reason_of("© " + "x" * 400) is None
