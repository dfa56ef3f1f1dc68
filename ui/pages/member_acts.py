"""办理: 转为正式, 调整党小组, 任职, 免职, 转出 for the members selected, each one step with its day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from partybranch.changes import Changes
from partybranch.domain.group_tallies import NO_GROUP
from partybranch.domain.periods import years_after
from partybranch.services.members import Members
from ui.forms.form_dialog import FormDialog
from ui.forms.member_act_form import AskedAct, MemberActForm
from ui.forms.member_form import POSTS
from ui.pages.member_lines import MemberLine
from ui.session import Session

Offer = Callable[[Sequence[MemberLine], Sequence[str]], Sequence[str]]
EVERY_POST = "全部职务"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAct:
    """One act: its words in the menu, whom it fits, what it asks for and how it is written.

    ``known`` says what the book knows about the people that bears on the day.
    """

    title: str
    hint: str
    fits: Callable[[MemberLine], bool]
    write: Callable[[Members, Sequence[int], AskedAct], Changes]
    caption: str = ""
    offer: Offer = lambda _lines, _groups: ()
    free: bool = True
    known: Callable[[Sequence[MemberLine]], str] = lambda _lines: ""


def _held_posts(lines: Sequence[MemberLine], _groups: Sequence[str]) -> Sequence[str]:
    return (*dict.fromkeys(post for line in lines for post in line.standing.posts), EVERY_POST)


def _other_groups(lines: Sequence[MemberLine], groups: Sequence[str]) -> Sequence[str]:
    """The groups to which one of these people can still be moved."""
    now = {line.standing.group for line in lines}
    return (*(group for group in groups if now != {group}), *([NO_GROUP] if now != {""} else []))


def _groups_now(lines: Sequence[MemberLine]) -> str:
    return f"现在：{'、'.join(dict.fromkeys(line.standing.group or NO_GROUP for line in lines))}。"


def _dismiss(members: Members, ids: Sequence[int], asked: AskedAct) -> Changes:
    return members.dismiss(ids, "" if asked.what == EVERY_POST else asked.what, asked.on)


def _move(members: Members, ids: Sequence[int], asked: AskedAct) -> Changes:
    return members.move(ids, "" if asked.what == NO_GROUP else asked.what, asked.on)


def _probation(lines: Sequence[MemberLine]) -> str:
    """When the probation of a single person ends, as far as it is known."""
    joined = lines[0].member.joined if len(lines) == 1 else None
    return f"预备期自 {joined:%Y-%m-%d}，满一年为 {years_after(joined, 1):%Y-%m-%d}。" if joined else ""


ACTS: tuple[MemberAct, ...] = (
    MemberAct(
        title="转为正式党员…",
        hint="填写支部大会通过转正的日期；党龄从这一天算起，以前的会议仍按预备党员计。",
        fits=lambda line: line.standing.member and not line.standing.full,
        write=lambda members, ids, asked: members.make_full(ids, asked.on),
        known=_probation,
    ),
    MemberAct(
        title="调整党小组…",
        hint="从这一天起编入新的党小组，以前的签到和统计不变。可以直接输入新党小组的名称。",
        fits=lambda line: line.standing.member,
        write=_move,
        caption="党小组",
        offer=_other_groups,
        known=_groups_now,
    ),
    MemberAct(
        title="任职…",
        hint="从这一天起担任这一职务，原有职务不变；原任职的党员请另办免职。",
        fits=lambda line: line.standing.member,
        write=lambda members, ids, asked: members.appoint(ids, asked.what, asked.on),
        caption="职务",
        offer=lambda _lines, _groups: ("", *POSTS),
    ),
    MemberAct(
        title="免职…",
        hint="从这一天起不再担任，当天不含；以前的任职记录保留。",
        fits=lambda line: bool(line.standing.posts),
        write=_dismiss,
        caption="职务",
        offer=_held_posts,
        free=False,
    ),
    MemberAct(
        title="转出组织关系…",
        hint="从这一天起不再列入应到，以前的签到和统计不变；名单里勾选“含已转出”仍可查到。",
        fits=lambda line: not line.left,
        write=lambda members, ids, asked: members.transfer_out(ids, asked.on),
    ),
)


class MemberActs:
    """Builds the menu over some lines and asks what an act needs in a small window."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session, self._parent = session, parent
        self.menu = QMenu(parent)

    def fill(self, lines: Sequence[MemberLine], groups: Sequence[str]) -> QMenu:
        """The menu of the button for these lines."""
        self.menu.clear()
        self.add_to(self.menu, lines, groups)
        return self.menu

    def add_to(self, menu: QMenu, lines: Sequence[MemberLine], groups: Sequence[str]) -> None:
        """Add the acts to a menu; what fits none of the lines cannot be chosen."""
        if not lines:
            menu.addAction("请先在名单里选中党员").setEnabled(False)
        for act in ACTS:
            fitting = tuple(line for line in lines if act.fits(line))
            action = menu.addAction(act.title)
            action.setEnabled(bool(fitting))
            action.triggered.connect(partial(self._ask, act, fitting, groups))

    def _ask(
        self, act: MemberAct, lines: Sequence[MemberLine], groups: Sequence[str], _checked: bool = False
    ) -> None:
        form = MemberActForm(
            f"{_names(lines)}（{len(lines)}名）" if len(lines) > 1 else _names(lines),
            act.known(lines) + act.hint,
            self._session.today,
            act.caption,
            act.offer(lines, groups),
            free=act.free,
        )
        members = self._session.branch.members
        ids = [line.member.id or 0 for line in lines]
        dialog: FormDialog[AskedAct] = FormDialog(
            self._session,
            act.title.removesuffix("…"),
            form,
            form,
            lambda asked: act.write(members, ids, asked),
            self._parent,
        )
        dialog.resize(480, 320)
        dialog.open()


def _names(lines: Sequence[MemberLine]) -> str:
    shown = "、".join(line.name for line in lines[:6])
    return shown if len(lines) <= 6 else f"{shown}等"


def named_groups(lines: Sequence[MemberLine]) -> tuple[str, ...]:
    """The groups that have somebody today, in roster order."""
    return tuple(dict.fromkeys(line.standing.group for line in lines if line.standing.group))
