"""The form of one record of a meeting, filled in from the book or blank to be filled in by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partybranch.domain.blank import BLANK
from partybranch.domain.kinds import Kind
from partybranch.reports.ledgers.ledger import person, remarks_of
from partybranch.reports.ledgers.line import Line
from partybranch.reports.meeting_headings import Wording
from partybranch.reports.meeting_words import (
    absent_words,
    attachment_words,
    full_members,
    kind_of,
    length_words,
    lines_in,
    moment_words,
    motion_words,
    name_words,
    observer_words,
    turn_words,
    voters,
)
from partybranch.reports.order import PaperOrder
from partybranch.reports.pdf.setting.forms import FormField
from partybranch.reports.pdf.setting.frame import FORM
from partybranch.reports.pdf.setting.page import PdfDocument

SIGNERS = ("主持人签字", "记录人签字", "审核")
_BODY = 110.0
_Row = Sequence[FormField]


def fill_records(document: PdfDocument, order: PaperOrder, lines: Sequence[tuple[Line, Wording]]) -> None:
    """Each record on pages of its own."""
    document.section(FORM, stamp=order.stamp(len(lines)))
    for number, (line, wording) in enumerate(lines):
        if number:
            document.page_break()
        _fill_record(document, line, wording)


def fill_kind(
    document: PdfDocument, order: PaperOrder, wording: Wording, wanted: Callable[[Kind], bool]
) -> None:
    """The records of the kinds that are wanted in order of time, or one blank form."""
    lines = lines_in(order, wanted)
    if lines:
        fill_records(document, order, [(line, wording) for line in lines])
    else:
        fill_blank(document, order, wording)


def fill_blank(document: PdfDocument, order: PaperOrder, wording: Wording) -> None:
    """The form with its headings and room to write, where there is no record to print."""
    document.section(FORM, stamp=order.stamp(0))
    which = "所选活动" if order.sittings else order.book.period.label
    name = order.book.profile.name or BLANK
    document.title(wording.title, f"{name}　（{which}没有这类记录，本页供手工填写）")
    _lay(document, wording, _Answers(), votes=bool(wording.resolution))


def _fill_record(document: PdfDocument, line: Line, wording: Wording) -> None:
    sitting, record = line.sitting, line.record
    kind = kind_of(line)
    entry = f"{sitting.day:%Y-%m-%d} {kind.label} {record.topic}".rstrip()
    document.title(wording.title, line.book.profile.name or BLANK, entry=entry)
    answers = _Answers(
        name=name_words(line),
        turn=turn_words(line),
        topic=record.topic.strip() or BLANK,
        moment=moment_words(sitting),
        minutes=length_words(sitting),
        place=sitting.place.strip() or BLANK,
        chair=person(sitting.chair),
        recorder=person(sitting.recorder),
        lecturer=person(record.lecturer),
        heads=(str(line.due), str(line.present), str(line.leave), str(line.absent)),
        full=full_members(line),
        voters=voters(line),
        absent=absent_words(line),
        observers=observer_words(sitting),
        body=record.text.strip() or BLANK,
        resolution=record.resolution.strip(),
        motions=motion_words(line),
        attachments=attachment_words(sitting),
        remarks=remarks_of(sitting, line.at, line.book),
        lectured=kind.lecturer,
    )
    _lay(document, wording, answers, votes=kind.motions or bool(record.motions))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """What is filled in; an empty text is room to write by hand."""

    name: str = ""
    turn: str = ""
    topic: str = ""
    moment: str = ""
    minutes: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    lecturer: str = ""
    heads: tuple[str, str, str, str] = ("", "", "", "")
    full: str = ""
    voters: str = ""
    absent: str = ""
    observers: str = ""
    body: str = ""
    resolution: str = ""
    motions: str = ""
    attachments: str = ""
    remarks: str = ""
    lectured: bool = False


def _lay(document: PdfDocument, wording: Wording, answers: _Answers, *, votes: bool) -> None:
    document.form(*_head(wording, answers), *_heads(wording, answers, votes=votes))
    document.form_text(wording.body, answers.body, least=_BODY, fills=True)
    if wording.resolution or answers.resolution:
        document.form([FormField(label=wording.resolution or "决议", text=answers.resolution)])
    if votes and (answers.motions or not answers.body):
        document.form([FormField(label="表决情况", text=answers.motions)])
    document.form(
        [FormField(label="附件名称", text=answers.attachments)],
        [FormField(label="备注", text=answers.remarks)],
    )
    document.signatures(SIGNERS)


def _head(wording: Wording, answers: _Answers) -> Sequence[_Row]:
    place = FormField(label=wording.place, text=answers.place)
    people = [
        FormField(label="主持人", text=answers.chair),
        FormField(label="记录人", text=answers.recorder),
    ]
    lecturer = FormField(label="授课人", text=answers.lecturer)
    lectured = wording.lectures or answers.lectured
    return [
        [
            FormField(label=wording.name, text=answers.name, share=2),
            FormField(label="次数\n(第几次)", text=answers.turn),
        ],
        [FormField(label=wording.topic, text=answers.topic)],
        [
            FormField(label=wording.moment, text=answers.moment, share=2),
            FormField(label="时长\n(分钟)", text=answers.minutes),
        ],
        [place],
        [lecturer, *people] if lectured else people,
    ]


def _heads(wording: Wording, answers: _Answers, *, votes: bool) -> Sequence[_Row]:
    labels = ("应到人数", "实到人数", "请假人数", "缺席人数")
    shown = labels if wording.lectures else labels[:3]
    rows: list[_Row] = [
        [FormField(label=label, text=text) for label, text in zip(shown, answers.heads, strict=False)]
    ]
    if votes:
        rows.append(
            [
                FormField(label="其中\n正式党员", text=answers.full),
                FormField(label="其中\n有表决权", text=answers.voters),
            ]
        )
    return [
        *rows,
        [FormField(label="缺席人员及原因", text=answers.absent)],
        [FormField(label="列席人员", text=answers.observers)],
    ]
