"""Training: the exclusions that hang on what a person does. Card notice art. 4(2)1, 1-2, 3, 9 to 15, (3)."""

from ...kit.dated import Dated
from ...kit.money import SCALE, scaled, whole
from ...kit.outcome import chosen, flag, needed
from .notice import NOTICE, value_of

STATUSES = (
    "unemployed",
    "employee",
    "employee_large",
    "freelancer",
    "business_owner",
    "real_estate_lessor",
    "corporation_representative",
    "organisation_representative",
    "university_student",
    "highschool_3",
    "highschool_2",
    "highschool_1",
    "school_pupil",
    "civil_servant",
    "private_school_staff",
    "soldier",
    "livelihood_recipient",
    "foreigner_E9",
    "foreigner_H2",
    "foreigner_insured",
    "foreigner_refugee",
    "foreigner_marriage",
    "foreigner_other",
)
CONTRACTS = ("regular", "fixed_term", "part_time", "dispatched", "daily")
# The amounts before 2024 are not known for certain, so those days are refused.
FIRST_DAY = "2024-01-01"
YOUNG_STAFF = Dated({FIRST_DAY: 45}, source=NOTICE + "제4조제2항제11호")
STAFF_PAY = Dated({FIRST_DAY: 3_000_000}, source=NOTICE + "제4조제2항제11호")
FREELANCE_INCOME = Dated({FIRST_DAY: 5_000_000}, source=NOTICE + "제4조제2항제12호")
LEAST_MONTHS_OPEN = Dated({FIRST_DAY: 12}, source=NOTICE + "제4조제2항제13호, 제14호")
SALES = Dated({FIRST_DAY: 400_000_000}, source=NOTICE + "제4조제2항제13호")
RENTAL_SUPPLY = Dated({FIRST_DAY: 48_000_000}, source=NOTICE + "제4조제2항제13호")
REPRESENTATIVE_INCOME = Dated({FIRST_DAY: 3_000_000}, source=NOTICE + "제4조제2항제14호, 제15호")
YEARS_LEFT = Dated({FIRST_DAY: 2}, source=NOTICE + "제4조제2항제10호의2가목")

STAFF_EXCEPTIONS = (
    ("leaving_within_180_days", "exception_na"),
    ("unpaid_leave_90_days", "exception_da"),
    ("no_employer_training_3y", "exception_ra"),
    ("childcare_leave", "exception_ma"),
)
BY_STATUS = {
    "civil_servant": "X1",
    "private_school_staff": "X1",
    "highschool_2": "X10",
    "highschool_1": "X10",
    "school_pupil": "X10",
    "foreigner_other": "X3",
}
FOREIGNERS = {"foreigner_refugee": "X3_na", "foreigner_marriage": "X3_da"}
WORKERS = ("foreigner_E9", "foreigner_H2")
LIFTED = ("X10b", "X12", "X13", "X14", "X15")  # 제4조제3항


def exclusion(status, inputs, on):
    """(code, exception): the exclusion that the status brings, or None and the code of what lifts it, "" where nothing had to be lifted.
    The income of employees of large companies is avg_pay_3m, of freelancers avg_income_3m, of representatives avg_income_1y, all a month in won;
    months_open in full months; sales_1y, rental_supply_1y in won; years_left to graduation may be a decimal."""
    insured = flag(inputs, "ei_insured_employee")
    if status in BY_STATUS:
        return BY_STATUS[status], ""
    if status in FOREIGNERS:
        return None, FOREIGNERS[status]
    if status in WORKERS:
        return (None, "X3_ra") if insured else ("X3", "")
    if (
        status == "foreigner_insured"
    ):  # insured, or once insured, by a residence status of 고용보험법 시행령 제3조의3제1호
        return (None, "X3_ga") if insured or flag(inputs, "was_insured") else ("X3", "")
    if status == "soldier":
        return _soldier(inputs)
    if status == "employee_large":
        return _large_company(inputs, on)
    found, exception = _by_income(status, inputs, on)
    if found in LIFTED and insured:
        return None, "art4_3"
    return found, exception


def _soldier(inputs):
    if flag(inputs, "veteran_support"):
        return None, "X1b_ga"
    return (None, "X1b_na") if flag(inputs, "discharge_within_6_months") else ("X1b", "")


def _large_company(inputs, on):
    exception = "" if chosen(inputs, "contract", CONTRACTS, "regular") == "regular" else "exception_ga"
    for name, code in STAFF_EXCEPTIONS:
        if flag(inputs, name):
            exception = exception or code
    if whole(inputs["age"]) >= value_of(YOUNG_STAFF, on):
        return None, ""
    pay = inputs.get("avg_pay_3m") if exception else needed(inputs, "avg_pay_3m")
    if pay is not None and whole(pay) < value_of(STAFF_PAY, on):
        return None, ""
    return (None, exception) if exception else ("X11", "")


def _by_income(status, inputs, on):
    if status == "freelancer":
        return _over("X12", whole(needed(inputs, "avg_income_3m")) >= value_of(FREELANCE_INCOME, on))
    if status == "organisation_representative":
        return _over("X15", whole(needed(inputs, "avg_income_1y")) >= value_of(REPRESENTATIVE_INCOME, on))
    if status == "university_student":
        return _student(inputs, on)
    for business, code, name, line in (
        ("business_owner", "X13", "sales_1y", SALES),
        ("real_estate_lessor", "X13", "rental_supply_1y", RENTAL_SUPPLY),
        ("corporation_representative", "X14", "avg_income_1y", REPRESENTATIVE_INCOME),
    ):
        if status == business:
            new = whole(needed(inputs, "months_open")) < value_of(LEAST_MONTHS_OPEN, on)
            return _over(code, new or whole(needed(inputs, name)) >= value_of(line, on))
    return None, ""


def _over(code, holds):
    return (code, "") if holds else (None, "")


def _student(inputs, on):
    remote = chosen(inputs, "school_kind", ("regular", "cyber"), "regular") == "cyber"
    years = inputs.get("years_left") if remote else needed(inputs, "years_left")
    if years is not None and scaled(years) <= value_of(YEARS_LEFT, on) * SCALE:
        return None, ""
    return (None, "remote_university") if remote else ("X10b", "")
