"""Short forms of states and provinces as English-language news writes them ("W.Va.", "Ont.", "NSW")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Division", "abbreviated"]

# Name: postal code and the press's short forms; only with full stops or after a comma are they read as places.
STATES = {
    "US": """
    Alabama: AL Ala. | Alaska: AK | Arizona: AZ Ariz. | Arkansas: AR Ark. | California: CA Calif. | Colorado: CO Colo.
    | Connecticut: CT Conn. | Delaware: DE Del. | Florida: FL Fla. | Georgia: GA Ga. | Hawaii: HI | Idaho: ID
    | Illinois: IL Ill. | Indiana: IN Ind. | Iowa: IA | Kansas: KS Kan. | Kentucky: KY Ky. | Louisiana: LA La. | Maine: ME
    | Maryland: MD Md. | Massachusetts: MA Mass. | Michigan: MI Mich. | Minnesota: MN Minn. | Mississippi: MS Miss.
    | Missouri: MO Mo. | Montana: MT Mont. | Nebraska: NE Neb. | Nevada: NV Nev. | New Hampshire: NH N.H.
    | New Jersey: NJ N.J. | New Mexico: NM N.M. | New York: NY N.Y. | North Carolina: NC N.C. | North Dakota: ND N.D.
    | Ohio: OH | Oklahoma: OK Okla. | Oregon: OR Ore. | Pennsylvania: PA Pa. | Rhode Island: RI R.I.
    | South Carolina: SC S.C. | South Dakota: SD S.D. | Tennessee: TN Tenn. | Texas: TX Tex. | Utah: UT | Vermont: VT Vt.
    | Virginia: VA Va. | Washington: WA Wash. | West Virginia: WV W.Va. | Wisconsin: WI Wis. | Wyoming: WY Wyo.
    | Washington D. C.: DC D.C.""",
    "CA": """
    Alberta: AB Alta. | British Columbia: BC B.C. | Manitoba: MB Man. | New Brunswick: NB N.B. | Nova Scotia: NS N.S.
    | Ontario: ON Ont. | Prince Edward Island: PE P.E.I. | Quebec: QC Que. | Saskatchewan: SK Sask.
    | Newfoundland and Labrador: NL N.L.""",
    "AU": "New South Wales: NSW N.S.W. | Queensland: QLD | Victoria: VIC Vic. | South Australia: SA | Tasmania: TAS Tas.",
}
# Never anything else, so that no comma is needed.
PLAIN = frozenset({"NSW", "N.S.W.", "D.C.", "W.Va."})


@dataclass(frozen=True, slots=True)
class Division:
    """A state or province: its full name, and the ISO 3166-1 alpha-2 code of its country."""

    name: str
    country: str


def abbreviated(form: str, *, after_comma: bool) -> Division | None:
    """The state that a short form stands for; `None` where it may be another word.

    >>> abbreviated("Ind.", after_comma=True)
    Division(name='Indiana', country='US')
    """
    found = _forms().get(form) or (_forms().get(form + ".") if after_comma else None)
    if found is None or not (after_comma or form in PLAIN or form.count(".") > 1):
        return None
    return found


@lru_cache(maxsize=1)
def _forms() -> dict[str, Division]:
    found: dict[str, Division] = {}
    for country, listed in STATES.items():
        for line in listed.split("|"):
            name, _, forms = line.strip().partition(": ")
            found.update((form, Division(name, country)) for form in forms.split())
    return found
