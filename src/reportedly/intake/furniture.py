"""Furniture in a text: lines that belong to the page around the article, told by what pages say everywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.intake.lines import ends_a_sentence
from reportedly.model import Furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.intake.lines import Line

__all__ = ["is_furniture", "read_furniture", "reason_of"]

LONGEST = 300  # code points; a longer line is prose, whatever it begins with
LONGEST_LINK = 120  # of a headline in a list of links
LONGEST_LIST = 12

NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|linked in|pinterest|reddit|instagram|youtube|tiktok|threads|bluesky|"
    r"mastodon|messenger|viber|tumblr|flipboard|pocket|google\+?|e-?mail|print|sms|rss|copy(?: the)? (?:link|url)|link|"
    r"share|tweet|save|comments?|more)"
)
PIECES = (
    r"(?:articles?|stor(?:y|ies)|news|posts?|content|coverage|reading|topics?|links?|videos?|headlines|reports?|items?)"
)
READER = (
    r"(?:newsletters?|briefings?|e-?mails?|inbox|alerts?|updates?|digest|notifications?|podcasts?|channel|account|app)"
)

# Each alternative is matched against a whole line, without its closing colon, arrow or dots.
NAVIGATION = (
    (
        rf"(?:related|recommended|similar|trending|latest|most (?:read|popular|viewed|shared|commented|recent))"
        rf"(?: {PIECES}){{0,2}}(?: for you| now| today| in [\w &]{{2,30}})?"
    ),
    rf"(?:more related|popular|featured|top|breaking|other|further|previous|next|must[- ]read)(?: {PIECES}){{1,2}}(?: today| now)?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)(?: this)?",
    r"recommended for you",
    rf"more (?:{PIECES}|on this(?: {PIECES})?|from (?:the )?[\w&.’' ]{{2,40}}|like this)",
    (
        rf"(?:read|see|watch|view|show|load|browse|explore)(?: (?:also|more|less|all|full|next)){{1,2}}(?: {PIECES})?"
        rf"(?: (?:on|from|in|about) [\w& ]{{2,40}})?"
    ),
    (
        r"(?:go |scroll |jump |return )?(?:back )?to (?:the )?(?:top|home(?:page)?|main page|gallery|menu|article)"
        r"(?: of (?:the )?page)?(?: button| link| arrow)?"
    ),
    r"(?:skip|jump) to (?:the )?(?:main |next |page )?(?:content|navigation|footer|search|section)",
    r"(?:previous|next|prev)(?: (?:article|story|post|page|slide|image|photo))?(?: (?:previous|next|prev))?",
    r"(?:open |close |main |site )?(?:menu|navigation|search|sidebar)(?: bar)?|home(?: ?page)?|close|more|more_vert|site ?map",
    r"continued? (?:reading|below)(?: (?:the )?(?:main )?(?:story|article))?|(?:story|article) continue[sd](?: below)?",
    r"(?:tap|click|press) (?:here )?to (?:unmute|play|enlarge|expand|view|read more|continue|see)(?: [\w ]{0,30})?",
    r"(?:toggle|hide|show|view) (?:caption|image|gallery|transcript)|enlarge (?:this )?image|full ?screen|replay|play_arrow|play video",
    r"(?:image|photo|slide|page) \d+ of \d+|\d{1,3}\s?/\s?\d{1,3}|loading(?: \w+)?|contact(?: us)?|about us",
    r"edit|expand|collapse|embed|videos?|images?|tags?|url|go|reply|report|save|listen|play|transcript|photos?|gallery|live|just watched",
    r"(?:to |click (?:here )?to )?(?:read|see|view|get) the (?:full|whole|rest of the|original) (?:story|article|report|interview)(?: here)?",
    r"terms (?:of (?:use|service)|and conditions|& conditions)|privacy (?:policy|notice)|cookie (?:policy|settings|preferences)",
    # A label, and the headline it leads to.
    (
        r"(?:read (?:more|also|next|this)|also read|see also|more|related|recommended|watch(?: also| now)?|listen(?: now)?|in pictures|"
        r"explainer|don['’]t miss|must[- ]read|up next)\s*(?:[:|»>→]|--)\s*\S.{2,160}"
    ),
    r"(?:tags?|filed under|categor(?:y|ies)|posted in|keywords?)\s*[:|]\s*\S.{0,200}",
)
SHARE = (
    rf"(?:share|tweet|pin|send|forward)(?: (?:this|the|on|via|by|to|with|a|link|it|{PIECES}|{NETWORK}|friends?|and|or|your)){{0,7}}",
    r"(?:read or share this story|short ?link|permalink)(?:\s*:\s*\S+)?",
    rf"{NETWORK}(?:[\s,|•·/&]+{NETWORK})+|whatsapp|facebook|twitter|telegram|linkedin|e-?mail|print(?: this)?(?: {PIECES})?",
    r"(?:follow|like|find|join|connect with) (?:us|me|our [\w ]{2,20}) (?:on|at|in) .{2,80}",
    rf"follow (?:us|me|@\w+)(?: on {NETWORK})?",
    r"(?:copy|get) (?:the )?(?:link|url)(?: copied)?|link copied|listen to (?:this )?(?:article|story)(?: now)?",
)
NEWSLETTER = (
    r"(?:sign ?up|signup|register|subscribe|log ?in|sign ?in)(?: (?:here|now|today|free|below|for free))?",
    (
        rf"(?:(?:click here|please) to )?(?:sign up|subscribe|register)\b.{{0,160}}"
        rf"\b(?:{READER}|free|daily|weekly|youtube|today|now|here|premium)\b.{{0,80}}"
    ),
    (
        rf"(?:get|receive|have) (?:our|the|all|more|daily|weekly|breaking|free|exclusive|instant|top)\b.{{0,140}}"
        rf"\b(?:{READER})\b.{{0,80}}"
    ),
    rf"(?:join|download|get|try|install) (?:our|the) (?:[\w ]{{0,30}} )?{READER}\b.{{0,80}}",
    r"(?:[\w'’]+ ){0,4}(?:newsletters?|news e-?mails?|e-?mail alerts?)|e-?mail address",
    (
        r"(?:become an? (?:member|subscriber|supporter)|support (?:our|independent|quality) (?:work|journalism|reporting)"
        r"|donate(?: now| today)?)\b.{0,120}"
    ),
    r"thank you for (?:signing up|subscribing|registering).{0,160}|you have successfully subscribed.{0,120}",
)
ADVERTISEMENT = (
    (
        r"(?:advertisements?|advert|advertising|ads?|sponsored(?: (?:content|post|links?))?|promoted(?: content)?|paid (?:content|post))"
        r"(?: [-–—] (?:scroll|continue|article).{0,60})?"
    ),
    r"(?:story|article) continues (?:below|after) (?:this )?(?:advertisement|ad)",
    r"(?:scroll|continue reading|keep reading).{0,30}(?:advertisement|ad|below)",
)
COMMENTS = (
    (
        r"(?:view|leave|post|show|add|read|see|load|write|join)(?: (?:all|a|your|the|\d+)){0,2}"
        r" (?:comments?|repl(?:y|ies)|the (?:conversation|discussion))(?: ?\(\d{1,6}\))?"
    ),
    r"\(?\d{1,6}\)? comments?|comments?(?: ?\(\d{1,6}\)| are closed| off| section)?|be the first to comment",
    r"(?:click here|log in|sign in) to (?:comment|leave a comment|post).{0,40}|comments? (?:are|is) (?:closed|disabled|moderated).{0,80}",
)
COPYRIGHT = (
    r"(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d)).{0,260}|.{0,80}\ball rights reserved\b.{0,200}",
    r"(?:this material|no part of this|reproduction|republication)\b.{0,60}\b(?:may not be|is prohibited|without)\b.{0,200}",
)
PHOTO = (
    (
        r"(?:(?:file |cover |featured |main |top |lead )?(?:photo|image|picture|photograph|video|graphic|illustration|map)s?"
        r"(?: ?(?:credits?|courtesy(?: of)?|by|source))*|(?:photo|image|picture))\s*[:/|©]\s*\S.{1,100}"
    ),
    r"(?:file |representative |representational |illustrative )(?:photo|image|picture)",
    (
        r"[\[(](?:(?:file|representative) )?(?:(?:photo|image|picture)s?(?: credit)?(?: by|:| courtesy)|ap photo/|credit:|file photo)"
        r"[^\[\]()]{0,80}[\])]"
    ),
)
COOKIES = (
    r"(?:we|this (?:web)?site) uses? cookies\b.{0,260}|(?:accept|reject|manage|allow)(?: all| necessary)? cookies",
    r"by (?:continuing|using) (?:to use )?(?:this|our) (?:web)?site\b.{0,200}",
)
RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile("|".join(alternatives), re.IGNORECASE))
    for reason, alternatives in (
        ("navigation", NAVIGATION),
        ("share", SHARE),
        ("newsletter", NEWSLETTER),
        ("advertisement", ADVERTISEMENT),
        ("comments", COMMENTS),
        ("copyright", COPYRIGHT),
        ("photo credit", PHOTO),
        ("cookies", COOKIES),
    )
)
DECORATION = " :»›>→↓↑.…|•·*-–—"
# What may follow the label of a list of links; a bare "More" or "Close" heads no list.
HEADS_A_LIST = re.compile(
    rf"(?:related|recommended|similar|trending|latest|top|most (?:read|popular|viewed|shared|recent)|more)\b.{{0,20}}\b(?:{PIECES}|for you|now|read|popular|viewed|shared)"
    rf"|more from .{{2,40}}|you (?:may|might) (?:also )?like.{{0,20}}|recommended for you",
    re.IGNORECASE,
)


def reason_of(words: str) -> str | None:
    """Why a line is furniture (`navigation`, `share`, `newsletter`, …); `None` where it reads as part of an article."""
    if len(words) > LONGEST:
        return None
    bare = words.strip(DECORATION)
    return next((reason for reason, rule in RULES if rule.fullmatch(bare) or rule.fullmatch(words)), None)


def is_furniture(words: str) -> bool:
    """Whether `reason_of` has a reason."""
    return reason_of(words) is not None


def read_furniture(lines: Sequence[Line]) -> Iterator[Furniture]:
    """The furniture among the lines of a text, anchored, in text order.

    Told line by line, and never inside one. Headlines right below the label of a list of links belong to the list, up
    to the first line that ends as a sentence does.
    """
    list_left = 0
    for line in lines:
        if not line.text:
            continue
        reason = reason_of(line.text)
        if reason is None and list_left and _is_link(line.text):
            reason, list_left = "navigation", list_left - 1
        elif reason is None:
            list_left = 0
        elif HEADS_A_LIST.fullmatch(line.text.strip(DECORATION)):
            list_left = LONGEST_LIST
        if reason is not None:
            yield Furniture(line.text, line.anchor, reason)


def _is_link(words: str) -> bool:
    return len(words) <= LONGEST_LINK and words.count(" ") >= 2 and not ends_a_sentence(words)
