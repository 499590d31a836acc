"""From where workers come: sending countries and the H-2 visa. 외국인근로자의 고용 등에 관한 법률 제7조, 제12조."""

from ...kit.dated import Dated
from ...kit.outcome import needed, rule

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIFTEEN = ("VN", "PH", "TH", "ID", "LK", "MN", "UZ", "PK", "KH", "CN", "BD", "NP", "KG", "MM", "TL")
# In the order of designation from the fifteenth on; the earlier ones came in groups.
SENDING = Dated(
    {"2018-01-01": FIFTEEN + ("LA",), "2023-12-29": FIFTEEN + ("LA", "TJ")},
    source="외국인고용법 제7조; 송출국가 지정 (2023-12-29 타지키스탄)",
)
FIRST_RANKED = 15
H2_NEW = Dated(
    {"2007-03-04": True, "2026-02-12": False},
    source="출입국관리법 시행령 별표 1의2 (2026-02-12: 방문취업을 재외동포로)",
)


def country(inputs, name):
    """An ISO code of two capital letters."""
    code = needed(inputs, name)
    if not isinstance(code, str) or len(code) != 2 or code[0] not in LETTERS or code[1] not in LETTERS:
        raise ValueError("no code of a country")
    return code


@rule("sending_country")
def sending_country(inputs):
    """Is it a sending country? country: ISO code of two letters; date: decisive. `rank`: the how-manieth, where it was one alone. Act art. 7."""
    code = country(inputs, "country")
    designated = SENDING.on(needed(inputs, "date"))
    if code not in designated:
        return {"designated": False, "rank": None}
    rank = designated.index(code) + 1
    return {"designated": True, "rank": rank if rank >= FIRST_RANKED else None}


@rule("h2_new_issue")
def h2_new_issue(inputs):
    """Are new H-2 visas issued? date: decisive. Those who have one keep it to its end; the visa in its place is F-4, outside this Act."""
    allowed = H2_NEW.on(needed(inputs, "date"))
    return {"allowed": allowed, "alternative": None if allowed else "F-4"}
