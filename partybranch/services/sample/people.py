"""The people of the sample branch: 31 members in three groups, with what makes rolls interesting."""

from datetime import date, timedelta

from partybranch.domain.citizen_number import check_character
from partybranch.domain.members import Category, Condition, ConditionKind, GroupStay, Member, Post

GROUPS = ("第一党小组", "第二党小组", "第三党小组")
_POSTS = ("支部书记", "副书记", "组织委员", "宣传委员", "纪检委员")
_JOBS = ("编辑", "记者", "播音主持", "技术保障", "新媒体运营", "办公室", "总编室")
_HOMES = ("清河县", "青溪县", "柳荫县", "云岭县", "白沙县")
_DEGREES = ("大学本科", "大学专科", "硕士研究生", "大学本科")
_NAMES = (
    "江晓岚", "苏文澜", "叶知秋", "郑怀远", "陆青禾", "顾长风", "沈听雨", "陈䶮",
    "李㛃", "王𬍛", "孙砚清", "何望舒", "方静怡", "白露", "石开泰", "韩松年",
    "汤思齐", "章若水", "秦岭", "任重远", "钟鸣", "施雨田", "易安", "文竹",
    "孔令仪", "范晓舟", "王静", "王静", "欧阳雪峰", "刘建功", "赵德厚",
)  # fmt: skip


def sample_members(year: int) -> list[Member]:
    """The members as they are known in ``year``: a newcomer, one who left, an old and a floating member."""
    return [_special(place, _member(place, name), year) for place, name in enumerate(_NAMES)]


def _member(place: int, name: str) -> Member:
    birth = date(1966, 3, 8) + timedelta(days=place * 347)
    joined = date(birth.year + 26, (place * 5) % 12 + 1, (place * 7) % 28 + 1)
    woman = place % 2 == 0
    digits = f"999999{birth:%Y%m%d}{place:02d}{place % 4 * 2 + (0 if woman else 1)}"
    return Member(
        name=name,
        citizen_number=digits + check_character(digits),
        sex="女" if woman else "男",
        nation="汉族" if place % 9 else "回族",
        birth=birth,
        education=_DEGREES[place % len(_DEGREES)],
        joined=joined,
        full_since=joined.replace(year=joined.year + 1),
        job=_JOBS[place % len(_JOBS)],
        phone=f"1990000{place * 37 % 10000:04d}",
        native_place=_HOMES[place * 3 % len(_HOMES)],
        work_since=date(birth.year + 22, 7 + place % 3, 1),
        posts=(Post(title=_POSTS[place], start=date(2020, 6, 1)),) if place < len(_POSTS) else (),
        groups=(GroupStay(group=GROUPS[place % len(GROUPS)]),),
    )


def _special(place: int, member: Member, year: int) -> Member:
    changes: dict[int, dict[str, object]] = {
        9: {
            "joined": date(year, 5, 20),
            "full_since": date(year + 1, 5, 20),
            "category": Category.PROBATIONARY,
        },
        14: {"transferred_in": date(year, 3, 15), "remarks": "组织关系由县文化馆党支部转入"},
        15: {"transferred_out": date(year, 9, 1), "remarks": "组织关系转往县文旅局党支部"},
        24: {
            "conditions": (Condition(kind=ConditionKind.FLOATING, start=date(year, 4, 1), note="浙江义乌"),)
        },
        30: {
            "birth": date(1941, 3, 8),
            "work_since": date(1962, 8, 1),
            "citizen_number": _number(date(1941, 3, 8), 31),
            "sex": "男",
            "joined": date(1966, 7, 1),
            "full_since": date(1967, 7, 1),
            "job": "离退休",
            "conditions": (Condition(kind=ConditionKind.EXEMPT, note="年老体弱，送学上门"),),
        },
    }
    known = {name: getattr(member, name) for name in Member.__dataclass_fields__}
    return Member(**{**known, **changes.get(place, {})})


def _number(birth: date, order: int) -> str:
    digits = f"999999{birth:%Y%m%d}{order:02d}1"
    return digits + check_character(digits)
