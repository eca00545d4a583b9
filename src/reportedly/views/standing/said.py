"""Who said what, and who only carried it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from reportedly.ledger.facts import words_of_issue
from reportedly.views.standing.evidence import Actor, Evidence, actor_of, evidence_of, origins_in

if TYPE_CHECKING:
    from reportedly.ledger import Entry, Query, View

__all__ = ["Said", "Words", "said"]

DEEP = 10  # entries looked through for each one shown, where words or cues choose


class Said(msgspec.Struct, frozen=True):
    """One statement, with all articles that carry it. `speaker` is `None` where who speaks can't be known."""

    speaker: Actor | None
    source: str | None
    cue: str | None
    manner: str
    stance: str
    addressee: Actor | None
    text: str
    published: str | None
    origins: int
    carriers: int
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What else chooses statements: lemmas of cues ("deny"), and words that stand in their content."""

    cues: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


def said(view: View, query: Query, words: Words | None = None) -> list[Said]:
    """The statements that a query asks for, the newest first; `actors` of the query are speakers."""
    words = words or Words()
    deep = DEEP if words.cues or words.about or query.issues else 1
    about = [set(words_of_issue(one)) for one in (*words.about, *query.issues)]
    asked = replace(query, kinds=("statements",), issues=(), last=query.last * deep)
    speakers = {view.merges.root(key) for name in query.actors for key in view.keys_of(name)}
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.entries(asked, (lambda text: _tells(text, about)) if about else None):
        if speakers and view.who(entry.fields.get("speaker")) not in speakers:
            continue
        if words.cues and entry.fields.get("lemma") not in words.cues:
            continue
        groups[entry.claim].append(entry)
    return [_said(view, group) for group in list(groups.values())[: query.last]]


def _tells(text: str, about: list[set[str]]) -> bool:
    return any(wanted <= set(words_of_issue(text)) for wanted in about)


def _said(view: View, group: list[Entry]) -> Said:
    evidence = evidence_of(view, group)
    first = next(entry for entry in group if entry.id == evidence[0].entry)
    fields = first.fields
    return Said(
        actor_of(view, fields.get("speaker")), fields.get("source"), fields.get("cue"), fields["manner"], first.type,
        actor_of(view, fields.get("addressee")), first.text, first.article.published, origins_in(group),
        len({entry.article.id for entry in group}), evidence,
    )  # fmt: skip
