"""Words that a posting must not contain. A list as data: each row is an article, what it calls for, the words, and harmless twins of them.

남녀고용평등법 제7조; 고령자고용법 제4조의4; 고용정책기본법 제7조; 장애인고용법 제5조; 채용절차법 제4조의3, 제9조. Words are compared without spaces.
`block`: not published as it stands; `review`: an officer looks. A block may also be lifted by an officer, for a genuine need of the job."""

from ...kit.money import whole
from ...kit.outcome import flag, needed, outcome, rule

DIGITS = "0123456789"
MOST_SIGNS = 10_000
FAIR_HIRING_FROM = 30  # workers: 채용절차법 제3조
SEX = (
    "남자", "여자", "남성만", "여성만", "남성우대", "여성우대", "남성모집", "여성모집", "남성구함", "여성구함", "남직원", "여직원", "남사원", "여사원",
    "남성사원", "여성사원", "남성직원", "여성직원", "남성에한", "여성에한", "남성지원", "여성지원자만", "아가씨", "군필남", "남성선호", "여성선호",
)  # fmt: skip
SEX_HARMLESS = (
    "여자고등학교", "남자고등학교", "여자중학교", "남자중학교", "여자대학교", "여자화장실", "남자화장실", "여자기숙사", "남자기숙사", "여자의류", "남자의류",
    "여자옷", "남자옷", "여성만족", "남성만족", "남자여자무관", "남자,여자모두", "여성지원센터", "남성지원센터", "여자농구", "남자농구", "여자배구", "남자배구",
)  # fmt: skip
LOOKS = (
    "용모단정",
    "용모준수",
    "외모",
    "미모",
    "미혼",
    "날씬",
    "몸매",
    "신장제한",
    "체중제한",
    "키큰분",
    "키큰사람",
    "인상이좋은",
)
LOOKS_HARMLESS = ("외모무관", "외모를보지", "외모와무관", "외모는보지", "미혼모")
AGES = ("젊은분", "젊은사람", "젊은인재", "청년만", "나이제한", "연령제한", "젊고", "나이어린")
AGES_HARMLESS = ("나이제한없", "연령제한없", "나이제한이없", "연령제한이없", "나이제한은없", "연령제한은없")
BACKGROUND = (
    "명문대", "서울소재대학", "지방대", "출신학교", "출신지역", "본적", "호남", "영남", "종교", "기독교인", "병력사항", "신앙", "불교신자", "임신계획",
)  # fmt: skip
BACKGROUND_HARMLESS = (
    "호남지역", "영남지역", "호남권", "영남권", "호남고속", "영남대", "호남대", "종교무관", "종교시설", "종교단체",
    "출신학교무관", "출신지역무관", "출신학교는보지",
)  # fmt: skip
DISABILITY = ("장애인불가", "장애인제외", "비장애인만", "장애없는", "신체건강한", "장애인사절")
PERSONAL = (
    "가족관계",
    "부모직업",
    "부모님직업",
    "재산상황",
    "재산보유",
    "혼인여부",
    "결혼여부",
    "가족사항",
    "신체조건",
    "키와몸무게",
    "신장과체중",
    "가족의학력",
)
COST = ("응시료", "전형료", "교육비본인부담", "교육비자비", "채용수수료", "가입비", "보증금납부")
COST_HARMLESS = ("응시료없", "응시료무료", "응시료지원", "전형료없", "가입비지원", "전형료무료")
# After a number of years of age, and before it.
LIMITS = ("이하", "미만", "까지", "이내", "이상", "초과", "~", "-", "부터")
GENERATION = (
    "초반",
    "중반",
    "후반",
    "만",
    "우대",
    "환영",
    "모집",
    "여성",
    "남성",
    "청년",
    "이하",
    "분",
    "직원",
    "사원",
    "구함",
    "선호",
)
ALLOWED_BEFORE = ("정년", "정년은", "정년:", "정년연장", "퇴직연령")
FOR_OLDER = 50  # "from 50" and older serves older workers: 고령자고용법 제4조의5


@rule("posting.discrimination")
def discrimination(inputs):
    """What in the words of a posting breaks a rule. text: title and duties; workers: regular workers (채용절차법 from 30); job_reason: the employer
    says that the job needs it, so that an officer decides. `verdict`: ok, review or block; `words`: what was found. The law of today."""
    text = _compact(needed(inputs, "text"))
    workers = inputs.get("workers")
    fair = workers is None or whole(workers) >= FAIR_HIRING_FROM
    sex = _found(text, SEX, SEX_HARMLESS)
    looks = _found(text, LOOKS, LOOKS_HARMLESS) + _centimetres(text)
    age = _found(text, AGES, AGES_HARMLESS) + _ages(text)
    disabled = _found(text, DISABILITY, ())
    personal = _found(text, PERSONAL, ()) if fair else []
    cost = _found(text, COST, COST_HARMLESS) if fair else []
    background = _found(text, BACKGROUND, BACKGROUND_HARMLESS)
    answer = outcome(
        [
            ("sex_named", bool(sex)),
            ("looks_named", bool(looks)),
            ("age_named", bool(age)),
            ("disability_excluded", bool(disabled)),
            ("personal_data_asked", bool(personal)),
            ("cost_on_applicant", bool(cost)),
            ("background_named", bool(background)),
        ]
    )
    blocked = bool(sex or looks or age or disabled or personal or cost)
    if blocked and not flag(inputs, "job_reason"):
        verdict = "block"
    else:
        verdict = "review" if blocked or background else "ok"
    return {
        "ok": verdict == "ok",
        "verdict": verdict,
        "reason": answer["reason"],
        "reasons": answer["reasons"],
        "words": sex + looks + age + disabled + personal + cost + background,
    }


def _compact(text):
    if not isinstance(text, str) or len(text) > MOST_SIGNS:
        raise ValueError("no text")
    for gap in (" ", "\n", "\t", "\r"):
        text = text.replace(gap, "")
    return text


def _found(text, words, harmless):
    for twin in harmless:
        text = text.replace(twin, "|")
    return [word for word in words if word in text]


def _numbers(text):
    """(number, where it begins, where it ends) of each run of at most four digits."""
    numbers, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in DIGITS:
            end += 1
        if 0 < end - at <= 4:
            numbers.append((int(text[at:end]), at, end))
        at = max(end, at + 1)
    return numbers


def _begins(text, words):
    return bool([1 for word in words if text.startswith(word)])


def _ages(text):
    """Limits by age: "만 35세 이하", "20대 여성", "90년생", but no retirement age, and no "from 50"."""
    found = []
    for number, start, end in _numbers(text):
        rest = text[end : end + 8]
        before = text[max(0, start - 5) : start]
        retirement = bool([1 for word in ALLOWED_BEFORE for ending in (word, word + "만") if before.endswith(ending)])
        older = number >= FOR_OLDER and _begins(rest, ("세이상", "세부터", "대이상"))
        limit = rest.startswith("세") and _begins(rest[1:], LIMITS)
        born = _begins(rest, ("년생", "년이후출생"))
        generation = number in (10, 20, 30, 40, 50, 60) and rest.startswith("대") and _begins(rest[1:], GENERATION)
        if born or ((limit or (generation and number < FOR_OLDER)) and not retirement and not older):
            found.append(text[start : end + 3])
    return found


def _centimetres(text):
    """A height or a weight asked of a person: "키 170cm", "신장 160cm", "체중 60kg"; not the weight of a thing."""
    found = []
    for _, start, end in _numbers(text):
        rest = text[end : end + 2].lower()
        for word, unit in (("키", "cm"), ("신장", "cm"), ("체중", "kg"), ("몸무게", "kg")):
            if rest == unit and text[:start].endswith(word):
                found.append(text[start - len(word) : end + 2])
    return found
