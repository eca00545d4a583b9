import pytest

from reportedly.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The envoys met in the capital on Sunday and agreed to meet again within the month.", "en"),
        ("THE ENVOYS MET IN THE CAPITAL ON SUNDAY AND AGREED TO MEET AGAIN WITHIN THE MONTH.", "en"),
        ("Die Gesandten trafen sich am Sonntag in der Hauptstadt und wollen bald weiter verhandeln.", "de"),
        ("Los enviados se reunieron el domingo en la capital y acordaron volver a verse este mes.", "es"),
    ],
)
def test_the_language_of_a_few_sentences(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Truce holds", "12 34 56 78 " * 40, "… — …" * 50])
def test_too_little_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


def test_a_long_text_is_told_by_parts_of_it() -> None:
    assert language_of("The envoys met in the capital on Sunday and agreed to talk again. " * 2_000) == "en"
