"""Origins over a collection: who had it first, who carries it."""

from __future__ import annotations

import random
import time
from itertools import permutations

from reportedly.copies import Origins
from reportedly.intake import article_from_text
from reportedly.intake.text import Known

STORY = """The guns fell silent across northern Velmar on Sunday as envoys of the government and the Kesh Front met in Ostravel for a third round.
The chief envoy of the Front, Dara Anselm, came by train from the border town of Brask and refused to speak to reporters at the station.
Officials had spent the night going over a list of four hundred prisoners whom both sides had agreed in principle to let go by the spring.
A storm had closed the only road through the Hallen valley, where some nine thousand people have waited for flour and fuel since January."""
OTHER = """Wheat prices in the port of Meridia rose for the fourth week running after two freighters ran aground in the fog near the breakwater.
Traders blamed the harbour authority, which has had no pilot boat since the old one sank in a gale at the end of the last autumn.
Bakers in the capital warned that a loaf could cost twice as much by summer unless the ministry released grain from its own stores."""


def add(origins: Origins, name: str, text: str, **known: str) -> None:
    origins.add(name, article_from_text(text, known=Known(**known)))  # type: ignore[arg-type]


def names(origins: Origins) -> set[frozenset[str]]:
    return {frozenset(carrier.source_id for carrier in origin.carriers) for origin in origins.origins(alone=True)}


def test_the_earliest_carrier_comes_first_whatever_the_order_of_arrival() -> None:
    articles = [
        ("late", STORY, "2024-03-25T10:00:00Z"),
        ("early", STORY + "\nMore later.", "2024-03-25T09:00:00+02:00"),
        ("other", OTHER, "2024-03-01"),
    ]
    for order in permutations(articles):
        origins = Origins()
        for name, text, published in order:
            add(origins, name, text, published=published)
        [origin] = origins.origins()
        assert [carrier.source_id for carrier in origin.carriers] == ["early", "late"]
        assert origin.how == "earliest"
        assert names(origins) == {frozenset({"early", "late"}), frozenset({"other"})}


def test_a_credited_outlet_comes_first_where_times_are_unknown() -> None:
    origins = Origins()
    add(origins, "site", STORY + "\n(Velmar News Agency)\n", outlet="Kesh Today")
    add(origins, "agency", STORY, outlet="Velmar News Agency")
    [origin] = origins.origins()
    assert (origin.first.source_id, origin.how) == ("agency", "credited")


def test_a_lost_credit_is_told() -> None:
    origins = Origins()
    add(origins, "first", STORY + "\n(Velmar News Agency)\n", published="2024-03-24")
    add(origins, "second", STORY, published="2024-03-25")
    [origin] = origins.origins()
    assert origin.carriers[1].lost_credits == ("Velmar News Agency",)


def test_background_that_many_articles_share_joins_nothing() -> None:
    background = (
        "The war over the Hallen valley began four years ago, when the government of Velmar closed the bridges, and has driven more than forty "
        "thousand people from their homes in the three northern districts while the grain stores stood empty for two winters in a row."
    )
    rng = random.Random(5)  # noqa: S311 - words for a test
    words = (STORY + OTHER).replace("\n", " ").split()
    origins = Origins()
    for n in range(40):
        own = " ".join(rng.sample(words, 50))
        add(origins, str(n), f"{own}.\n{background}")
    assert sum(len(group) > 1 for group in origins.groups()[20:]) == 0


def test_two_thousand_copies_cost_no_more_than_their_number() -> None:
    origins = Origins()
    begun = time.process_time()
    for n in range(2_000):
        add(origins, str(n), STORY if n % 2 else STORY + f"\nVersion {n}.")
    [group] = origins.groups()
    assert len(group) == 2_000
    assert len(origins.index.words) == 1
    assert time.process_time() - begun < 60  # each against each would take an hour
