"""What people decide: on top of the record, and through new versions of the readers."""

from __future__ import annotations

import msgspec
import pytest
from tests.ledger.story import readings

from reportedly.ledger import Addition, Decision, JudgementError, Ledger, Query, View, check, judge, judgements
from reportedly.views.standing import positions, said


def filled(place: str) -> Ledger:
    ledger = Ledger.open(place)
    ledger.add(*(Addition(reading) for reading in readings()))
    return ledger


def entry_of(ledger: Ledger, kind: str, words: str) -> str:
    with View(ledger) as view:
        return next(entry.id for entry in view.entries(Query(kinds=(kind,), last=9999)) if words in entry.text)


def newer() -> list[Addition]:
    """The same readings by later versions, which number their entries otherwise."""
    found = []
    for reading in readings():
        statements = tuple(
            msgspec.structs.replace(one, id=f"s9{one.id[1:]}", carrier=None) for one in reading.statements
        )
        emptied = dict.fromkeys(("acts", "figures", "positions", "talks", "gaps"), ())
        found.append(
            Addition(msgspec.structs.replace(reading, statements=statements, readers=("attribution/99",), **emptied))
        )
    return found


def test_a_rejected_entry_is_shown_no_more_and_stays_in_the_record(place: str) -> None:
    with filled(place) as ledger:
        entry = entry_of(ledger, "figures", "between 11 and 15")
        before = list(ledger.rows())
        judge(ledger, Decision(verb="reject", subject=entry, by="ana", note="counts houses"))
        with View(ledger) as view:
            assert entry not in {one.id for one in view.entries(Query(kinds=("figures",)))}
        assert list(ledger.rows()) == before
        assert not list(check(ledger))


def test_judgements_on_entries_survive_a_new_reading(place: str) -> None:
    with filled(place) as ledger:
        wrong = entry_of(ledger, "statements", "They had no weapons")
        late = entry_of(ledger, "statements", "We operated in the corridors")
        judge(ledger, Decision(verb="reject", subject=wrong))
        judge(ledger, Decision(verb="speaker", subject=late, object="Somebody Else"))
        ledger.add(*newer())
        with View(ledger) as view:
            assert {entry.id.partition(".")[2][:2] for entry in view.entries(Query(last=9999))} == {"s9"}
            rows = said(view, Query(last=9999))
        assert not [row for row in rows if "They had no weapons" in row.text]
        assert {row.speaker.name for row in rows if "We operated in the corridors" in row.text and row.speaker} >= {
            "Somebody Else"
        }


def test_actors_are_merged_and_renamed(place: str) -> None:
    with filled(place) as ledger:
        judge(ledger, Decision(verb="merge", subject="Henrik Stoll", object="Velmar"))
        judge(ledger, Decision(verb="rename", subject="Velmar", object="Republic of Velmar"))
        with View(ledger) as view:
            parties = {line.party.name for line in positions(view, Query())}
            assert "Republic of Velmar" in parties
            assert not parties & {"Henrik Stoll", "Velmar"}
            assert set(view.keys_of("Henrik Stoll")) >= {"group/velmar", "person/henrik stoll"}


def test_an_actor_is_another_in_one_article(place: str) -> None:
    with filled(place) as ledger:
        with View(ledger) as view:
            article = next(entry.article.id for entry in view.entries(Query(actors=("Tomas Verrin",))))
        judge(ledger, Decision(verb="split", subject="Tomas Verrin", object="Another Verrin", article=article))
        with View(ledger) as view:
            names = {
                row.speaker.name: row.evidence[0].article
                for row in said(view, Query(last=9999))
                if row.speaker and "Verrin" in row.speaker.name
            }
        assert names["Another Verrin"] == article
        assert names["Tomas Verrin"] != article


def test_issues_are_named(place: str) -> None:
    with filled(place) as ledger:
        judge(ledger, Decision(verb="issue", subject="prisoner deal", object="Prisoners"))
        judge(ledger, Decision(verb="issue", subject="release of 40", object="Prisoners"))
        with View(ledger) as view:
            line = next(line for line in positions(view, Query(actors=("Velmar",))) if line.issue == "Prisoners")
        assert {stand.issue for stand in line.stands} >= {"prisoner deal"}


def test_a_judgement_is_withdrawn_and_that_too(place: str) -> None:
    with filled(place) as ledger:
        entry = entry_of(ledger, "figures", "between 11 and 15")

        def shown() -> bool:
            with View(ledger) as view:
                return entry in {one.id for one in view.entries(Query(kinds=("figures",)))}

        first = judge(ledger, Decision(verb="reject", subject=entry))
        assert not shown()
        second = judge(ledger, Decision(verb="withdraw", subject=first.id))
        assert shown()
        judge(ledger, Decision(verb="withdraw", subject=second.id))
        assert not shown()
        assert [one.verb for one in judgements(ledger)] == ["reject", "withdraw", "withdraw"]


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision(verb="reject", subject="nothing"), "nothing is no entry of this ledger"),
        (Decision(verb="reject", subject="0123456789abcdef.s1"), "of this ledger: give an id as the views show it"),
        (Decision(verb="speaker", subject="0123456789abcdef.s1", object="X"), "is no statement of this ledger"),
        (Decision(verb="merge", subject="Nobody At All", object="Velmar"), "is no actor of this ledger"),
        (Decision(verb="merge", subject="Velmar"), "merge: SUBJECT and OBJECT"),
        (Decision(verb="split", subject="Velmar", object="X", article="12"), "12 is no article of this ledger"),
        (Decision(verb="withdraw", subject="12"), "12 is no judgement of this ledger"),
        (Decision(verb="delete", subject="12"), "unknown judgement 'delete': one of merge, split"),
    ],
)
def test_a_judgement_on_what_is_not_there_is_told(
    tmp_path_factory: pytest.TempPathFactory, decision: Decision, message: str
) -> None:
    with filled(str(tmp_path_factory.mktemp("j") / "a.ledger")) as ledger:
        with pytest.raises(JudgementError, match=message):
            judge(ledger, decision)
        assert not judgements(ledger)
