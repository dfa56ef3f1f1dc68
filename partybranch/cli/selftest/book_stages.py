"""The book itself: the sample branch, an import, a sitting recorded and taken back, a backup restored."""

from dataclasses import replace

from partybranch.app import Branch, open_branch, open_sample, restore_branch
from partybranch.cli.selftest.bench import Bench
from partybranch.cli.selftest.people import RARE_NAMES, TEXT, TOPIC, plain_kind, rare_people
from partybranch.cli.selftest.stage import Stage, expect
from partybranch.domain.attendance import Mark, mark_rest_present
from partybranch.domain.periods import Period
from partybranch.domain.sittings import Record, Sitting
from partybranch.reports.ledgers.roster_ledger import RosterLedger
from partybranch.reports.ledgers.workbook import save_workbook
from partybranch.services.importing.roster_importer import RosterImporter


def _build_sample(bench: Bench) -> str:
    branch = open_sample(bench.folder / "示例支部")
    bench.keep_sample(branch)
    for member in rare_people():
        branch.members.save(member)
    found = branch.backup.verify()
    expect(not found.problems, f"示例支部的数据不完整：{'；'.join(found.problems)}")
    return f"示例支部已建成：党员 {len(branch.members.all())} 名，记录 {found.records} 条。"


def _import_roster(bench: Bench) -> str:
    """The roster of the sample branch as a workbook, into the empty book."""
    ledger = RosterLedger()
    plan = ledger.plans(bench.order(bench.today.year))[0]
    file = bench.folder / "党员花名册 导入.xlsx"
    save_workbook(file, [plan], title=ledger.title)
    branch = bench.empty
    preview = branch.importing.preview(RosterImporter.code, file)
    expect(preview.can_apply, f"花名册不能导入：{'；'.join(each.text for each in preview.errors)}")
    branch.importing.apply(preview)
    brought = [member.name for member in branch.members.all()]
    expect(len(brought) == len(plan.rows), f"花名册有 {len(plan.rows)} 行，导入了 {len(brought)} 名党员。")
    lost = [name for name in RARE_NAMES if name not in brought]
    expect(not lost, f"导入后没有找到：{'、'.join(lost)}。")
    return f"花名册 {len(plan.rows)} 行，导入 {len(brought)} 名党员，生僻字姓名完整。"


def _record_sitting(bench: Bench) -> str:
    branch = bench.sample
    before = _count(branch)
    if bench.window is not None:
        kind = plain_kind(branch.kinds.all()).code
        where, sitting_id = "在编辑窗口里", bench.window.type_sitting(branch, kind, TOPIC)
    else:
        where, sitting_id = "不经窗口", _saved(branch)
    kept = branch.sittings.get(sitting_id)
    present = [row.name for row in kept.roll if row.mark is Mark.PRESENT]
    expect(kept.topic == TOPIC, f"读回的主题是“{kept.topic}”，应为“{TOPIC}”。")
    expect(set(RARE_NAMES) <= set(present), f"读回的名单里只有 {len(present)} 人到会，缺少生僻字姓名的人。")
    branch.undo.undo()
    expect(_count(branch) == before, "撤销之后活动还在。")
    branch.undo.redo()
    expect(_count(branch) == before + 1, "重做之后活动没有回来。")
    return f"{where}记录一次活动，{len(present)} 人到会，读回一致，撤销和重做正常。"


def _saved(branch: Branch) -> int:
    kind = plain_kind(branch.kinds.all())
    record = Record(kind=kind.code, scope=kind.scope, topic=TOPIC, text=TEXT)
    sitting = Sitting(starts_at=branch.now(), minutes=kind.minutes, records=(record,))
    roll = mark_rest_present(branch.sittings.roll_for(sitting))
    written = branch.sittings.record(replace(sitting, roll=roll)).id
    expect(written is not None, "活动没有保存。")
    return written or 0


def _count(branch: Branch) -> int:
    """How many sittings the book has in the years round today."""
    year = branch.today().year
    return len(branch.sittings.between(Period(Period.year(year - 1).start, Period.year(year + 1).end)))


def _back_up_and_restore(bench: Bench) -> str:
    branch = bench.sample
    made = branch.backup.make(bench.folder / "备份")
    other = bench.folder / "恢复 到这里"
    restore_branch(made, other)
    copy = open_branch(other, who="自检")
    try:
        now, then = copy.backup.verify(), branch.backup.verify()
    finally:
        copy.close()
    problems = (*then.problems, *now.problems)
    expect(not problems, f"备份前后的数据不完整：{'；'.join(problems)}")
    expect(now == then, f"恢复出来的数据与原来的不同（{now.records} 条，原来 {then.records} 条）。")
    return f"备份、恢复后一致：留痕 {now.steps} 步，记录 {now.records} 条，校验 {now.fingerprint}。"


SAMPLE = Stage(name="示例", run=_build_sample)
IMPORT = Stage(name="导入", run=_import_roster)
SITTING = Stage(name="记一次活动", run=_record_sitting)
BACKUP = Stage(name="备份与恢复", run=_back_up_and_restore)
