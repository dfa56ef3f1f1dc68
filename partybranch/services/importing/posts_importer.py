"""党内职务和党小组: dated posts, groups, transfers and exemptions of members in the roster."""

from dataclasses import dataclass, replace

from partybranch.domain.members import ConditionKind, Member
from partybranch.domain.parsing.flags import parse_flag
from partybranch.services.importing.field import Field
from partybranch.services.importing.findings import Findings
from partybranch.services.importing.matching import Directory
from partybranch.services.importing.member_facts import (
    add_remark,
    open_condition,
    post_titles,
    put_condition,
    untrue_dates,
    with_group,
    with_posts,
)
from partybranch.services.importing.preview import Verdict
from partybranch.services.importing.reading import Reading
from partybranch.services.importing.roster_fields import (
    CITIZEN_NUMBER,
    GROUP,
    NAME,
    POST,
    POST_SINCE,
    REMARKS,
    TRANSFERRED_IN,
    TRANSFERRED_OUT,
)
from partybranch.services.importing.source import Source
from partybranch.services.importing.table import lines_of
from partybranch.services.importing.tables import read_tables

_SKIPS = ("性别", "民族", "年龄", "出生年月", "出生日期", "手机号", "联系电话", "人员类别")


@dataclass(frozen=True, slots=True)
class PostsImporter:
    """Reads tables of posts, groups and transfers."""

    code = "posts"
    name = "党内职务和党小组"
    hint = "有“姓名”以及党小组、党内职务、转入转出时间、免于参加活动等列的表；人员要先在党员花名册里。"
    fields = (
        NAME,
        CITIZEN_NUMBER,
        GROUP,
        Field(
            name="group_since",
            title="起始日期",
            synonyms=("编入时间", "入组时间", "编组时间", "编入党小组时间", "党小组起始日期"),
        ),
        replace(POST, synonyms=(*POST.synonyms, "职务")),
        POST_SINCE,
        Field(name="post_until", title="卸任时间", synonyms=("免职时间", "任职截止时间", "卸任日期")),
        TRANSFERRED_IN,
        TRANSFERRED_OUT,
        Field(
            name="exempt",
            title="免于参加活动",
            synonyms=("免于参加", "是否免于参加", "免于参加组织生活", "是否免于参加活动"),
        ),
        Field(name="exempt_since", title="免于参加起始日期", synonyms=("免于参加时间", "免于参加日期")),
        REMARKS,
    )

    def parse(self, source: Source, findings: Findings) -> None:
        """Read every row onto the member it names; a member may have several rows, one per post."""
        tables = read_tables(self, source, findings, _SKIPS)
        directory = Directory(source.members)
        known = {member.id: member for member in source.members}
        changed: dict[int | None, Member] = {}
        for line in source.each(lines_of(tables), "正在读取党内职务和党小组"):
            reading = Reading(line, source, findings)
            member = _member_of(reading, directory)
            if member is None:
                reading.settle(Verdict.BAD, reading.text("name"))
                continue
            before = changed.get(member.id, member)
            after = _applied(before, reading)
            reading.settle(Verdict.SAME if after == before else Verdict.UPDATE, _summary(after, reading))
            if reading.ok:
                changed[member.id] = after
        findings.drafts += [member for id_, member in changed.items() if member != known[id_]]


def _member_of(reading: Reading, directory: Directory) -> Member | None:
    """The member of a row; the group tells namesakes apart unless the row changes it."""
    name = reading.text("name")
    if not name:
        reading.error("name", "没有写姓名，请补上姓名，或删去这一行")
        return None
    number = reading.citizen_number()
    group = "" if reading.text("group_since") else reading.text("group")
    try:
        return directory.find(name, number=number.text if number else "", group=group)
    except ValueError as refusal:
        reading.error("name", str(refusal))
        return None


def _applied(member: Member, reading: Reading) -> Member:
    member = with_group(with_posts(member, reading), reading)
    come, gone = reading.day("transferred_in"), reading.day("transferred_out")
    if come is not None and not reading.agrees("transferred_in", come, member.transferred_in):
        member = replace(member, transferred_in=come)
    if gone is not None and not reading.agrees("transferred_out", gone, member.transferred_out):
        member = replace(member, transferred_out=gone)
    for sentence in untrue_dates(member):
        reading.error("", sentence)
    return _with_exemption(member, reading)


def _with_exemption(member: Member, reading: Reading) -> Member:
    remark = reading.text("remarks").replace("\n", "；")
    exempt = reading.parsed("exempt", parse_flag)
    if exempt:
        return put_condition(member, ConditionKind.EXEMPT, reading.day("exempt_since"), remark)
    if exempt is False and open_condition(member, ConditionKind.EXEMPT):
        reading.warn("exempt", "原来登记为免于参加，没有改动，如已恢复请在党员页填写结束日期")
    return add_remark(member, remark)


def _summary(member: Member, reading: Reading) -> str:
    posts = "、".join(post_titles(reading.text("post")))
    return f"{member.name} {reading.text('group')} {posts}"
