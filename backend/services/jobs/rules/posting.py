"""How long a posting and a registration are valid, pay as it must be stated, and the return of papers. 직업안정법 시행규칙 제3조;
채용절차의 공정화에 관한 법률 제11조."""

from ...kit.calendar import add_days, add_months, as_date, iso
from ...kit.dated import Dated
from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule
from ...kit.periods import days_after, moved

POSTING = Dated({"2018-01-01": (15, 2)}, source="직업안정법 시행규칙 제3조제1항: 15일 이상 2개월 이내")
SEEKER = Dated({"2018-01-01": (3, 6)}, source="직업안정법 시행규칙 제3조제2항: 3개월, 국외 취업 6개월")
REMIND_DAYS = 7  # before a registration ends: ours, not the law's
CLAIM = Dated({"2018-01-01": (14, 180, 14)}, source="채용절차법 제11조, 시행령 제2조, 제4조")
FAIR_HIRING_FROM = 30  # workers: 채용절차법 제3조


@rule("posting.validity")
def validity(inputs):
    """May a posting close on that day? posted_on: decisive; closes_on: null for "until filled", which ends after two months. Rule art. 3(1)."""
    posted = as_date(needed(inputs, "posted_on"))
    days, months = POSTING.on(posted)
    first, last = add_days(posted, days), add_months(posted, months)
    closes = last if inputs.get("closes_on") is None else as_date(inputs["closes_on"])
    answer = outcome([("valid_too_short", closes < first), ("valid_too_long", closes > last)])
    answer["ok"] = answer["eligible"]
    answer["earliest"], answer["latest"] = first.isoformat(), last.isoformat()
    return answer


@rule("posting.seeker_validity")
def seeker_validity(inputs):
    """Until when a registration as a job seeker holds. registered_on: decisive; overseas: work abroad is sought. Rule art. 3(2)."""
    registered = as_date(needed(inputs, "registered_on"))
    months = SEEKER.on(registered)[1 if flag(inputs, "overseas") else 0]
    until = add_months(registered, months)
    return {"until": until.isoformat(), "remind_on": add_days(until, -REMIND_DAYS).isoformat()}


@rule("posting.pay_range")
def pay_range(inputs):
    """Is the pay stated? least, most: won; negotiable: "to be agreed", which alone is not enough. 직업안정법 제8조, 시행령 제5조."""
    told = inputs.get("least") is not None
    least = whole(inputs["least"]) if told else 0
    most = least if inputs.get("most") is None else whole(inputs["most"])
    flag(inputs, "negotiable")
    answer = outcome([("pay_not_stated", not told or least == 0), ("pay_range_reversed", told and most < least)])
    answer["ok"] = answer["eligible"]
    return answer


@rule("posting.return_of_papers")
def return_of_papers(inputs):
    """Papers of applicants: until when they may be claimed back, and must be sent. decided_on: day of the decision on hiring, decisive;
    window_days: set by the employer, 14 to 180; claimed_on; online: sent online, so not returned; workers: regular workers.
    채용절차법 제3조, 제11조."""
    decided = iso(needed(inputs, "decided_on"))
    least, most, days = CLAIM.on(decided)
    window = whole(needed(inputs, "window_days"))
    claimed = inputs.get("claimed_on")
    claim_until = days_after(decided, window).isoformat()
    claimed = None if claimed is None else iso(claimed)
    answer = outcome(
        [
            ("return_not_due", flag(inputs, "online") or whole(needed(inputs, "workers")) < FAIR_HIRING_FROM),
            ("window_out_of_range", not least <= window <= most),
            ("claimed_too_late", claimed is not None and claimed > moved(claim_until)["adjusted_due"]),
        ]
    )
    answer["claim_until"] = claim_until
    if claimed is not None and answer["eligible"]:
        answer["return_by"] = moved(days_after(claimed, days))["adjusted_due"]
    return answer
