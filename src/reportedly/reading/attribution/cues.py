"""The words that attribute: reporting verbs, nouns and adverbs of English, with how they take content and their stance.

Frames of a verb, one letter each:

    c  a clause: "said (that) …"                    i  an infinitive: "vowed to …", also with an object: "urged X to …"
    q  quoted words alone: "continued: “…”"         n  a noun phrase: "announced the …", "criticised …"
    w  a question: "asked whether …"                g  a gerund: "suggested holding …"
    o  a thing and what it is called: "called the vote a sham"

Prepositions that lead to content stand after a slash: "complain c q /about,of". Verbs of speech come first; those of
belief, feeling and evidence attribute as well, but hardly ever quotations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Stance

__all__ = [
    "ANNOUNCEMENTS",
    "CUE_NOUNS",
    "HIDING_ADVERBS",
    "HIDING_NOUNS",
    "HIDING_PASSIVES",
    "MISSPELT",
    "SPEECH",
    "CueVerb",
    "cue_verb",
    "headline_forms",
    "stance_of",
    "word_set",
]


def word_set(words: str) -> frozenset[str]:
    """The words of a string that space parts."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A reporting verb: its frames, the prepositions that lead to content, and whether it is a verb of speech."""

    lemma: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    speech: bool


SPEECH_VERBS = """
say c q w; tell c q w; add c q; announce c q n; state c q; note c q; write c q; report c q n; declare c q n;
claim c q n; argue c q /for,against; insist c q /on; warn c q /of,about,against; explain c q w n; suggest c q g n;
assert c q; tweet c q n; retweet c q n; post c q; comment q /on,about; remark c q /on; reply c q; respond q c;
answer q c; retort q c; counter q c; continue q; conclude c q; confirm c q n w; acknowledge c q n; admit c q g /to;
concede c q; confess c q /to; reveal c q n w; disclose c q n w; deny c q n g; dispute c q n; refute c q n; reject q n;
dismiss q n; allege c q; charge c q; accuse n /of; blame n /for; criticize q n; criticise q n; condemn q n;
denounce q n; slam q n; blast q n; decry q n; deplore q n; lambaste q n; castigate q n; chide q n; rebuke q n;
mock q n; ridicule q n; deride q n; praise q n; laud q n; hail q n; applaud q n; commend q n; welcome q n; defend q n;
endorse n; predict c q n; forecast c n; project c; estimate c; promise c q i n; pledge c q i n; vow c q i;
swear c q i; threaten c i g; propose c q i n g; recommend c q n g; advise c q i; urge c q i n /for,on; demand c q i n;
request c q i n; ask q w i /for,about; inquire q w; enquire q w; question q w n; query q w; wonder q w; beg q i;
plead q i /for,with; appeal q i /for,to; call q o i /for,on,upon; advocate n g /for; insinuate c q; imply c;
hint c q /at; indicate c q n; signal c n; stress c q n; emphasize c q n; emphasise c q n; underline c q n;
underscore c q n; highlight q n; reiterate c q n; repeat c q n; recall c q n; recount c q n; relate c q; remember c q;
remind c q; describe q n o; characterize n o; characterise n o; portray n o; label o; brand o; dub o; refer /to;
mention c n; cite n; quote n; observe c q; complain c q /about,of; lament c q n; bemoan q n; regret c q; grumble c q;
object c q /to; protest c q n /against; caution c q /against; assure c q; reassure c q; inform c q /of; notify c /of;
brief c /on; apologize q /for; apologise q /for; agree c q i /with,to; disagree c q /with; concur c q; joke c q;
quip c q; laugh q; chuckle q; smile q; sigh q; shout c q; yell c q; scream c q; cry q; exclaim c q; whisper c q;
mutter c q; murmur c q; mumble q; growl q; bark q; snap q; sneer q; gush q; enthuse q; muse c q; opine c q; posit c;
contend c q; maintain c q; affirm c q n; reaffirm c q n; aver c q; avow c; attest c /to; testify c q /to; certify c n;
clarify c q n; elaborate q /on; expound q; specify c n w; detail w n; outline n w; point q; boast c q /about,of;
brag c q /about; crow q; tout n; trumpet n; profess c i n; proclaim c q n; pronounce c q n; decree c n; rule c;
order c i; instruct c i; interject q; chime q; intone q; recite q n; chant q c; sing q; telegraph c; email q c;
text q c; blog c q; broadcast c; publish q; dictate c q; stipulate c; postulate c; theorize c; theorise c;
speculate c q w /about,on; hypothesize c; surmise c q; preach c q n; teach c; lecture c; rant q c; rail q /against;
fume q; thunder q; bluster q; rave q; scoff q /at; offer q i n; volunteer c q; thank n /for; congratulate n /on,for;
salute n; counsel c q i; exhort q i; implore q i; beseech q i; oppose n g; rebut c q n; contradict n; disavow n;
repudiate n; renounce n; disown n; downplay n; vouch /for; gripe c q /about; moan c q /about; whine c q /about;
chastise n; scold q n; berate n; lash q; vent q; bellow q; gasp q; stammer q; drawl q; deadpan q; wisecrack q;
tease q c; taunt q; jeer q; narrate q c; summarize q c n; summarise q c n; sum q; paraphrase q; petition i /for;
lobby i /for; talk q /about,of; speak q /about,of,out; discuss n w; debate w; document c n; chronicle n; herald n;
touch /on; allude /to; harp /on; dwell /on; bash n; trash n; skewer n; savage n; excoriate n; vilify n
"""
MIND_VERBS = """
believe c q; think c q /of,about; feel c; hope c i /for; fear c; worry c q /about; expect c i n; doubt c n w;
suspect c n; know c w; understand c w; realize c; realise c; recognize c n; recognise c n; assume c; presume c;
suppose c; reckon c q; guess c; figure c; consider o; regard o; view o; deem o; judge o c; find c; want i n;
wish c i /for; plan i g /on; intend i; aim i; seek i; prefer n i g; refuse i n; decline i; decide c i /on;
determine c w; learn c w /of,about; discover c; dream c /of; imagine c; envision c n; foresee c n; show c w n;
demonstrate c w; prove c; signify c; calculate c; ensure c; hold c; resolve i; conclude c; envisage n g; trust c
"""

# By these the writer keeps a distance, vouches for what is said, or tells that it is contradicted.
DOUBTING = word_set("claim allege purport profess pretend insinuate")
FACTIVE = word_set(
    "admit acknowledge reveal confirm concede confess disclose recall remember recognize recognise realize "
    "realise know show demonstrate prove learn discover find regret"
)
DENYING = word_set(
    "deny dispute refute reject rebut dismiss disavow contradict repudiate disown renounce disagree doubt"
)

# Nouns that name an act of speech and take its content: "its claim that …", "the announcement of …".
CUE_NOUNS = word_set(
    "claim announcement statement assertion allegation accusation suggestion argument report warning promise "
    "pledge vow threat demand denial admission confirmation acknowledgement acknowledgment declaration insistence "
    "contention belief view opinion prediction proposal recommendation complaint charge hope fear concern "
    "conclusion remark comment notion assurance revelation disclosure testimony confession rumor rumour "
    "speculation call appeal plea criticism condemnation rejection endorsement message argument estimate forecast"
)
# Nouns that take "of" or "for" and a noun phrase as what is said.
ANNOUNCEMENTS = word_set(
    "announcement announce announcing criticism condemnation denial rejection endorsement warning accusation "
    "allegation call appeal demand threat promise pledge praise"
)
DOUBTING_NOUNS = word_set("claim allegation rumor rumour")
FACTIVE_NOUNS = word_set("admission confirmation acknowledgement acknowledgment revelation disclosure confession")
DENYING_NOUNS = word_set("denial rejection")

HIDING_ADVERBS = word_set("reportedly allegedly supposedly purportedly rumoredly reputedly")
DOUBTING_ADVERBS = HIDING_ADVERBS - {"reportedly", "reputedly"}
# Participles after "be" with an infinitive: "is said to", "are believed to". "Expected", "known" and "supposed" are left
# out: what is expected or known is mostly the article's own word, and who is supposed to go must.
HIDING_PASSIVES = word_set(
    "say report believe think allege claim rumor rumour understand fear feel suspect presume hold consider "
    "repute assume estimate purport"
)
# Nouns that leave open who says it: "the claim that …", "rumours that …".
HIDING_NOUNS = word_set("claim report allegation accusation rumor rumour suggestion speculation")
# The forms that a misspelt cue is compared with.
MISSPELT = (
    "said", "says", "told", "added", "stated", "announced", "warned", "claimed", "insisted", "replied", "explained",
    "declared", "reported", "continued", "argued", "confirmed", "denied", "noted", "asserted", "responded", "stressed",
)  # fmt: skip


def _parse(table: str, *, speech: bool) -> dict[str, CueVerb]:
    verbs: dict[str, CueVerb] = {}
    for entry in table.replace("\n", " ").split(";"):
        frame_text, _, prepositions = entry.strip().partition("/")
        lemma, *frames = frame_text.split()
        verbs[lemma] = CueVerb(lemma, frozenset(frames), frozenset(filter(None, prepositions.split(","))), speech)
    return verbs


VERBS = _parse(MIND_VERBS, speech=False) | _parse(SPEECH_VERBS, speech=True)
SPEECH = frozenset(verb.lemma for verb in VERBS.values() if verb.speech)
# Forms that the small model's lemmatiser gets wrong in news, most of all in headlines.
IRREGULAR = {
    "said": "say",
    "says": "say",
    "sayin": "say",
    "told": "tell",
    "felt": "feel",
    "thought": "think",
    "wrote": "write",
    "written": "write",
    "swore": "swear",
    "sworn": "swear",
    "tweeted": "tweet",
    "tweets": "tweet",
    "tweeting": "tweet",
    "retweeted": "retweet",
    "found": "find",
}


def cue_verb(lower: str, lemma: str) -> CueVerb | None:
    """The reporting verb that a word is a form of, by its lower-case form and its lemma; `None`: none."""
    return VERBS.get(IRREGULAR.get(lower, lemma))


def stance_of(lemma: str) -> Stance:
    """How a cue stands to what it reports."""
    if lemma in DOUBTING or lemma in DOUBTING_NOUNS or lemma in DOUBTING_ADVERBS:
        return "doubting"
    if lemma in FACTIVE or lemma in FACTIVE_NOUNS:
        return "factive"
    if lemma in DENYING or lemma in DENYING_NOUNS:
        return "denying"
    return "neutral"


@lru_cache(maxsize=1)
def headline_forms() -> dict[str, str]:
    """Forms that report in a headline, with their lemmas: "urges", "warns", "vowed"; verbs that are nouns too only with -s."""
    forms: dict[str, str] = {}
    for verb in VERBS.values():
        if verb.speech:
            for form in _third_person(verb.lemma):
                forms[form] = verb.lemma
    forms.update({"said": "say", "told": "tell"})
    return forms


def _third_person(lemma: str) -> list[str]:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return [lemma + "es"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies"]
    return [lemma + "s"]
