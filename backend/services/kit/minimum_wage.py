"""The minimum wage per hour: postings are checked against it, and benefits and labour contracts stand on it. Shared with the phone."""

from .dated import Dated

MINIMUM_WAGE = Dated(
    {
        "2018-01-01": 7_530,
        "2019-01-01": 8_350,
        "2020-01-01": 8_590,
        "2021-01-01": 8_720,
        "2022-01-01": 9_160,
        "2023-01-01": 9_620,
        "2024-01-01": 9_860,
        "2025-01-01": 10_030,
        "2026-01-01": 10_320,
    },
    source="최저임금법 제10조에 따른 고시; 고용보험법 제45조제4항",
    announced={"2027-01-01": 10_700},  # 고시 2026-08-05, not in force yet
    last_known="2027-12-31",
)
