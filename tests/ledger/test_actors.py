"""Who is who across articles: merged where names show it, never on a surname alone."""

from __future__ import annotations

import pytest

from reportedly.ledger.actors import Merges, actor_key, is_acronym, key_in, keys_for, same_names, side_of
from reportedly.model import Actor, Role


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("The Hallen Liberation Front", "armed_group", "group/hallen liberation front"),
        ("U.N.", "organization", "group/un"),
        ("Anders Malk", "person", "person/anders malk"),
        ("Malk", "person", "one/malk"),
        ("Drovia’s", "state", "group/drovia"),
        ("Interior Ministry", "government", None),
        ("army", "military", None),
        ("officials", "unnamed", None),
        ("…", "person", None),
        ("人民軍", "military", "group/人民軍"),
    ],
)
def test_the_key_of_an_actor(name: str, kind: str, key: str | None) -> None:
    assert actor_key(name, kind) == key


def test_an_institution_is_known_by_whose_it_is() -> None:
    velmar, drovia = Actor(id="a1", name="Velmar", kind="state"), Actor(id="a2", name="Drovia", kind="state")
    actors = {"a1": velmar, "a2": drovia}
    ours = Actor(id="a3", name="Velmari army", kind="military", roles=(Role("army", "a1"),))
    theirs = Actor(id="a4", name="Drovian army", kind="military", roles=(Role("army", "a2"),))
    assert key_in(ours, actors) == "group/army of velmar"
    assert key_in(theirs, actors) == "group/army of drovia"
    assert side_of("group/army of velmar") == "group/velmar"


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("HLF", "Hallen Liberation Front", True),
        ("UDF", "Hallen Liberation Front", False),
        ("CSS", "Council of Southern States", True),
        ("COSS", "Council of Southern States", True),
        ("Front", "Hallen Liberation Front", False),
        ("H", "Hallen", False),
    ],
)
def test_what_is_an_acronym(short: str, long: str, is_one: bool) -> None:  # noqa: FBT001 - a case
    assert is_acronym(short, long) is is_one


def test_a_surname_is_no_alias_across_articles() -> None:
    actor = Actor(id="a1", name="Anders Malk", kind="person", aliases=("Malk", "Anders J. Malk"))
    assert list(same_names(actor)) == [("person/anders j malk", "person/anders malk")]


def test_an_acronym_of_two_is_nobodys() -> None:
    merges = Merges([("group/hallen liberation front", "group/hlf"), ("group/high level forum", "group/hlf")])
    assert merges.root("group/hlf") == "group/hlf"
    one = Merges([("group/hallen liberation front", "group/hlf")])
    assert one.root("group/hlf") == "group/hallen liberation front"
    assert one.members("group/hlf") == ("group/hallen liberation front", "group/hlf")


def test_the_order_of_names_makes_no_difference() -> None:
    pairs = [("person/a b c", "person/a c"), ("person/a c", "person/al c"), ("group/x y", "group/xy")]
    one, other = Merges(pairs), Merges(pairs[::-1])
    keys = {key for pair in pairs for key in pair}
    assert {key: one.root(key) for key in keys} == {key: other.root(key) for key in keys}


def test_people_decide_above_names() -> None:
    merges = Merges([("group/x y", "group/xy")], [("person/a b", "group/x y"), ("group/x y", "person/a b")])
    assert {merges.root(key) for key in ("person/a b", "group/x y", "group/xy")} == {"group/x y"}


def test_what_people_type() -> None:
    assert keys_for("person/a b") == ("person/a b",)
    assert "group/hlf" in keys_for("H.L.F.")
    assert keys_for("…") == ()
