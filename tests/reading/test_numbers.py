import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.numbers import number_value, read_amounts


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,139", 1139),
        ("1.5 million", 1_500_000),
        ("two dozen", 24),
        ("a hundred", 100),
        ("thirty-four", 34),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two thousand three hundred", 2300),
        ("two hundred and five", 205),
        ("1.4m", 1_400_000),
    ],
)
def test_numerals_and_number_words_give_their_value(words: str, value: int) -> None:
    assert number_value(words) == value


@pytest.mark.parametrize("words", ["1,2,3", "٣", "a dozen dozen", "3.5", "two three", "million", "", "seven twenty"])
def test_what_can_not_be_read_without_a_guess_gives_none(words: str) -> None:
    assert number_value(words) is None


@pytest.mark.parametrize(
    ("text", "phrase", "bounds"),
    [
        ("at least 170 fighters", "at least 170", (170, 170, None, False)),
        ("up to 40 people", "up to 40", (40, None, 40, False)),
        ("nearly 30,000 people", "nearly 30,000", (30000, None, None, True)),
        ("between 100 and 150 more", "between 100 and 150", (None, 100, 150, False)),
        ("eight to nine citizens", "eight to nine", (None, 8, 9, False)),
        ("the 100-plus hostages", "100-plus", (100, 100, None, False)),
        ("dozens of fighters", "dozens", (None, 24, None, True)),
        ("hundreds of thousands fled", "hundreds of thousands", (None, 200_000, None, True)),
        ("several hundred men", "several hundred", (None, 200, None, True)),
        ("another 250 abducted", "another 250", (250, 250, 250, False)),
        ("10 to 15 thousand people", "10 to 15 thousand", (None, 10_000, 15_000, False)),
        ("~40 people", "~40", (40, None, None, True)),
        ("> 30 people", "> 30", (30, 30, None, False)),
        ("<5 dead", "<5", (5, None, 5, False)),
        ("c. 40 wounded", "c. 40", (40, None, None, True)),
        ("hundreds and hundreds of people", "hundreds and hundreds", (None, 200, None, True)),
        ("thousands upon thousands fled", "thousands upon thousands", (None, 2000, None, True)),
        ("0.5 million people", "0.5 million", (500_000, 500_000, 500_000, False)),
        ("AT LEAST TWENTY-FIVE FARMERS", "AT LEAST TWENTY-FIVE", (25, 25, None, False)),
    ],
)
def test_bounding_words_belong_to_the_amount(text: str, phrase: str, bounds: tuple[object, ...]) -> None:
    (amount,) = read_amounts(text)
    assert text[amount.start : amount.end] == phrase
    assert (amount.value, amount.low, amount.high, amount.approximate) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old",
        "50% of them",
        "$5 million",
        "5 percent",
        "at 17:30",
        "the 7th",
        "2023–24",
        "VX-19",
        "1,2,3",
        "٣ men",
        "1'000 men",
        "1’000 men",
        "1 200 men",
        "007 men",
        "−12 men",
        "+12 men",
        "1/2 dozen men",
        "½ dozen men",
        "3½ million men",
        "1.55555 million men",
        "millions of billions of men",
        "1e5 men",
        "５ men",
    ],
)
def test_ages_money_shares_times_and_codes_are_no_amounts(text: str) -> None:
    assert list(read_amounts(text)) == []


def test_a_year_before_a_number_is_no_part_of_it() -> None:
    assert [amount.value for amount in read_amounts("in 2031 200 people fled")] == [2031, 200]


def test_a_rise_from_one_number_to_another_is_two_amounts() -> None:
    assert [amount.value for amount in read_amounts("rose from 12 to 15")] == [12, 15]


@given(st.text())
def test_any_text_gives_amounts_inside_it_in_order(text: str) -> None:
    amounts = list(read_amounts(text))
    assert all(0 <= a.start <= a.core < a.end <= len(text) for a in amounts)
    assert [a.core for a in amounts] == sorted(a.core for a in amounts)


@given(
    st.lists(
        st.sampled_from(
            ["a", "dozen", "two", "hundred", "million", "1,000", "3.5", "and", "to", "of", "thirty", "-", "four"]
        ),
        max_size=8,
    )
)
def test_any_run_of_number_words_is_read_or_left(words: list[str]) -> None:
    assert all(amount.low is None or amount.low >= 0 for amount in read_amounts(" ".join(words)))
