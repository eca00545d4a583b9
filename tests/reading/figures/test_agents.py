import pytest
from tests.reading.figures.reading import actor, figures_of


def by(text: str, name: str) -> str | None:
    (figure,) = figures_of(text, actors=(actor(text, name),))
    return figure.by


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velmari soldiers killed 12 farmers.", "Velmari soldiers"),
        ("Twelve farmers were killed by Velmari soldiers.", "Velmari soldiers"),
        ("Twelve farmers were killed in Velmari air strikes.", "Velmari"),
        ("Velmar's war on the valley has killed 12 farmers.", "Velmar"),
        ("Twelve farmers died in an attack by the Kesh Front.", "Kesh Front"),
        ("The Kesh Front took 30 people hostage.", "Kesh Front"),
    ],
)
def test_who_did_it_is_read_where_the_text_says_it(text: str, name: str) -> None:
    assert by(text, name) == "a1"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twelve farmers were killed by shelling near Velmar.", "Velmar"),
        ("An attack on Velmar killed 12 farmers.", "Velmar"),
        ("Twelve Velmari soldiers died.", "Velmari soldiers"),
        ("The Oram clinic treated 12 farmers.", "Oram clinic"),
        ("The Kesh Front reported 12 deaths.", "Kesh Front"),
    ],
)
def test_shelling_targets_victims_and_helpers_did_nothing(text: str, name: str) -> None:
    assert by(text, name) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed 12 farmers in Brask.", "Brask"),
        ("Twelve farmers were killed in Velmari air strikes on Brask.", "Brask"),
        ("Twelve children died of hunger at Brask hospital.", "Brask hospital"),
        ("The raid killed 12 farmers.", None),
        ("Gunmen killed 12 farmers in an attack on Wednesday.", None),
        ("Raids on southern Velmar in which 12 farmers died were condemned.", "southern Velmar"),
        ("Gunmen raided a clinic in Brask and killed 12 farmers.", "Brask"),
    ],
)
def test_the_place_is_read_beside_the_verb_the_attack_or_the_counted(text: str, place: str | None) -> None:
    (figure,) = figures_of(text)
    assert (figure.place.text if figure.place else None) == place
    if figure.place is not None and figure.place.anchor is not None:
        assert text[figure.place.anchor.start : figure.place.anchor.end] == place
