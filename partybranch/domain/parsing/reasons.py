"""The words people use for not being there, and what each of them counts as."""

from partybranch.domain.parsing.names import name_key

ABSENT = "缺席"
_WORDS: dict[str, frozenset[str]] = {
    "病假": frozenset(
        {
            "病假",
            "病",
            "因病",
            "因病请假",
            "生病",
            "住院",
            "就医",
            "看病",
            "身体不适",
            "请病假",
            "病休",
            "手术",
        }
    ),
    "事假": frozenset({"事假", "事", "因事", "因事请假", "有事", "私事", "请事假", "家中有事", "家里有事"}),
    "因公": frozenset(
        {"因公", "公", "公差", "公出", "公假", "公务", "因公出差", "因公外出", "因公请假", "出差", "外出公干"}
        | {"采访", "采访任务", "外出采访", "值班", "值守", "出外景", "公务出差", "外出开会", "开会"}
    ),
    ABSENT: frozenset(
        {"缺席", "缺", "旷", "旷会", "旷课", "无故", "无故缺席", "无故缺勤", "无故未到", "未请假", "缺勤"}
    ),
    "其他": frozenset(
        {"请假", "产假", "婚假", "丧假", "年假", "年休假", "年休", "休假", "公休", "探亲假", "探亲", "陪产假"}
        | {
            "护理假",
            "陪护",
            "哺乳假",
            "育儿假",
            "调休",
            "轮休",
            "学习",
            "外出学习",
            "培训",
            "外出",
            "其他",
            "其它",
        }
    ),
}
_MEANING = {word: meaning for meaning, words in _WORDS.items() for word in words}


def reason_word(text: str) -> str | None:
    """What a reason counts as: 病假, 事假, 因公, 缺席 (no leave), 其他; None for words unknown here."""
    return _MEANING.get(name_key(text).removesuffix("人员").removesuffix("者"))


def is_absent_without_leave(text: str) -> bool:
    """Whether the reason says that nobody gave leave."""
    return reason_word(text) == ABSENT
