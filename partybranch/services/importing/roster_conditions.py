"""What a row of a roster says about a member's standing: 停止党籍, 失联, 流动, and why one is gone."""

from dataclasses import replace
from datetime import date

from partybranch.domain.members import Category, ConditionKind, Member
from partybranch.domain.parsing.flags import parse_flag
from partybranch.domain.parsing.names import name_key
from partybranch.domain.parsing.text import quoted
from partybranch.services.importing.member_facts import add_remark, open_condition, put_condition
from partybranch.services.importing.reading import Reading

CATEGORIES = {
    **dict.fromkeys(("正式党员", "正式", "中共党员", "党员", "中共正式党员"), Category.FULL),
    **dict.fromkeys(("预备党员", "中共预备党员", "预备"), Category.PROBATIONARY),
}
_SUSPENDED = ("停止党籍", "停止")


def with_conditions(member: Member, reading: Reading) -> Member:
    """The member with the conditions of a row; what has ended, ended on the day that the row gives."""
    return _floating(_lost(_suspended(member, reading), reading), reading)


def _suspended(member: Member, reading: Reading) -> Member:
    """停止党籍, or any other reason for which a list of former members has a person no longer."""
    state, why = name_key(reading.text("state")), name_key(reading.text("stopped_why"))
    since = reading.day("stopped_since")
    if state in _SUSPENDED or why in _SUSPENDED:
        there = open_condition(member, ConditionKind.SUSPENDED)
        if since is None and (there is None or there.start is None):
            reading.warn("state", "没有停止党籍的日期，按一直停止党籍记，请导入后在党员页补上日期")
        return put_condition(member, ConditionKind.SUSPENDED, since, "")
    if state not in ("", "正常", *CATEGORIES):
        reading.error("state", f"党籍状态{quoted(state)}看不懂，请写“正常”或“停止党籍”")
    return _gone(member, reading, why, since) if why or since else member


def _gone(member: Member, reading: Reading, why: str, since: date | None) -> Member:
    """Who died or left the party counts no longer from that day on, like one who was transferred."""
    if since is None:
        reading.error("stopped_why", f"停用原因写的是{quoted(why)}，请补上停用时间")
        return member
    reading.warn("stopped_since", f"从 {since} 起不再计入应到，停用原因{quoted(why)}记在备注里")
    return add_remark(replace(member, transferred_out=since), f"{since} 停用：{why or '未写原因'}")


def _lost(member: Member, reading: Reading) -> Member:
    lost, since = reading.parsed("lost", parse_flag), reading.day("lost_since")
    if lost:
        return put_condition(member, ConditionKind.LOST, since, "")
    if since is not None:
        reading.error("lost_since", "写了失去联系日期，但没有写是失联党员，请改成一致")
    return _still_open(member, ConditionKind.LOST, "lost", lost, reading)


def _floating(member: Member, reading: Reading) -> Member:
    floating, whereabouts = reading.parsed("floating", parse_flag), reading.text("whereabouts")
    if floating:
        return put_condition(member, ConditionKind.FLOATING, None, whereabouts)
    if whereabouts and name_key(whereabouts) not in ("无", "/", "-"):
        reading.warn("whereabouts", "写了外出流向，但没有写是流动党员，外出流向记在备注里")
        member = add_remark(member, f"外出流向：{whereabouts}")
    return _still_open(member, ConditionKind.FLOATING, "floating", floating, reading)


def _still_open(
    member: Member, kind: ConditionKind, field: str, flag: bool | None, reading: Reading
) -> Member:
    """A 否 does not end what is open: the day is not known."""
    if flag is False and open_condition(member, kind) is not None:
        reading.warn(field, f"原来登记为{kind}，没有改动，如已结束请在党员页填写结束日期")
    return member
