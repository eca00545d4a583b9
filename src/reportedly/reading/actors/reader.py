"""The reader of actors and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from reportedly.model import Actor, Anchor, Role
from reportedly.reading.actors.drafts import draft_cast, settle
from reportedly.reading.actors.names import find_names
from reportedly.reading.actors.resolution import best_name, resolve
from reportedly.reading.actors.speakers import first_persons, resolve_speakers, source_heads, spoken_of
from reportedly.reading.actors.tokens import Tokens
from reportedly.reading.wordlists import listed

if TYPE_CHECKING:
    from reportedly.model import Reading
    from reportedly.reading.actors.drafts import Cast, Draft
    from reportedly.reading.actors.resolution import Resolution
    from reportedly.reading.parsing import ParsedArticle

__all__ = ["ActorReader"]

# Unnamed groups to whom things are done; they are actors where they speak.
PATIENTS = listed("""people captives captive hostages hostage prisoners prisoner children child victims victim civilians families
    family patients patient detainees detainee parents men women residents survivors daughter son boy girl""")


class ActorReader:
    """Finds the actors of an article with all their mentions, and the speaker and addressee of each statement.

    An unnamed source ("a senior official") is an actor of kind `unnamed`, and its statements have no speaker.
    """

    name = "actors"
    version = "1"
    requires: frozenset[str] = frozenset({"statements"})
    emits: frozenset[str] = frozenset({"actors", "statements"})

    def read(self, parsed: ParsedArticle, reading: Reading) -> Reading:
        """The reading with its actors, and its statements with speakers."""
        tokens = Tokens.of(parsed)
        names = find_names(tokens)
        cast = draft_cast(tokens, names)
        heads = source_heads(tokens, cast, names, reading.statements)
        walk = resolve(
            tokens, cast, names, frozenset(heads.values()), spoken_of(tokens, cast, reading.statements, heads)
        )
        speakers = resolve_speakers(walk, reading.statements, heads)
        first_persons(walk, reading.statements, speakers)
        ids, actors = _actors(walk, {s for pair in speakers for s in pair if s is not None})
        statements = tuple(
            msgspec.structs.replace(
                statement,
                speaker=_known(cast, ids, speaker),
                addressee=statement.addressee or _known(cast, ids, addressee),
            )
            for statement, (speaker, addressee) in zip(reading.statements, speakers, strict=True)
        )
        return msgspec.structs.replace(reading, actors=actors, statements=statements)


def _known(cast: Cast, ids: dict[int, str], number: int | None) -> str | None:
    """The id of a draft that has an identity: nobody unnamed is a speaker."""
    return None if number is None or cast.drafts[number].kind == "unnamed" else ids.get(number)


def _actors(walk: Resolution, speaking: set[int]) -> tuple[dict[int, str], tuple[Actor, ...]]:
    """Ids by draft, in the order of their first mention, and the actors."""
    drafts = walk.cast.drafts
    kept = {number for number, draft in enumerate(drafts) if draft.mentions and _is_actor(walk, number, speaking)}
    for number in tuple(kept):
        kept.update(
            of for _, of in drafts[number].roles if of is not None and drafts[of].mentions and settle(drafts[of])
        )
    order = sorted(kept, key=lambda number: min(drafts[number].mentions))
    ids = {number: f"a{k}" for k, number in enumerate(order, 1)}
    return ids, tuple(_actor(walk, drafts[number], ids[number], ids) for number in order)


def _is_actor(walk: Resolution, number: int, speaking: set[int]) -> bool:
    draft = walk.cast.drafts[number]
    kind = settle(draft)
    if number in speaking:
        if kind is None:
            draft.kind = "organization"
        return True
    if kind is None or (kind == "unnamed" and not _is_party(walk, number)):
        return False
    if kind in {"state", "unnamed", "people"} or walk.subjects[number] or draft.roles:
        return True
    full = any(len(key) > 1 for key in draft.keys)
    return draft.votes[kind] > 0 or (kind == "person" and full and draft.votes["place"] <= 0)


def _is_party(walk: Resolution, number: int) -> bool:
    """Whether somebody unnamed does more than suffer: captives and casualties are counted elsewhere."""
    draft = walk.cast.drafts[number]
    last = best_name(draft).lower().split()[-1:]
    return (walk.subjects[number] > 0 or bool(draft.roles)) and not (last and last[0] in PATIENTS)


def _actor(walk: Resolution, draft: Draft, actor_id: str, ids: dict[int, str]) -> Actor:
    tokens = walk.tokens
    name = best_name(draft)
    forms = [*draft.names, *draft.other]
    roles = dict.fromkeys((title, ids.get(of) if of is not None else None) for title, of in draft.roles)
    anchors = {_mention(tokens, first, last) for first, last in draft.mentions}
    return Actor(
        id=actor_id,
        name=name,
        kind=settle(draft) or "organization",
        aliases=tuple(form for form in dict.fromkeys(forms) if form != name),
        roles=tuple(Role(title, of) for title, of in roles if of != actor_id),
        mentions=tuple(sorted(anchors)),
    )


def _mention(tokens: Tokens, first: int, last: int) -> Anchor:
    """The words of a mention; a no-break space before or after a name is a token of its own."""
    while first + 1 < last and tokens.text[first].isspace():
        first += 1
    while first + 1 < last and tokens.text[last - 1].isspace():
        last -= 1
    return Anchor(tokens.start[first], tokens.end[last - 1])
