"""One row of a ledger as a sitting with its records, still without its roll."""

from collections.abc import Sequence
from dataclasses import dataclass

from partybranch.domain.attendance import Observer
from partybranch.domain.kinds import Kind, Scope, Shape
from partybranch.domain.parsing.names import detach_note, name_key, split_items, split_names
from partybranch.domain.sittings import Person, Record, Sitting
from partybranch.services.importing.activity_time import Span, read_span
from partybranch.services.importing.kind_names import kinds_named
from partybranch.services.importing.matching import Directory, group_key
from partybranch.services.importing.reading import Reading

_NOBODY = frozenset({"", "无", "没有", "/", "-", "—"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """A row with its sitting; ``kinds`` are those of the records."""

    reading: Reading
    kinds: tuple[Kind, ...]
    span: Span
    sitting: Sitting

    @property
    def scopes(self) -> tuple[tuple[Scope, str], ...]:
        """Whom the records call."""
        return tuple((record.scope, record.group) for record in self.sitting.records)

    @property
    def group(self) -> str:
        """The 党小组 that met, empty for any other meeting."""
        return next((record.group for record in self.sitting.records if record.group), "")

    @property
    def summary(self) -> str:
        """One line that tells a person which row it is: 2022-01-05 14:00 主题党日 重温入党誓词."""
        words = "、".join(kind.label for kind in self.kinds)
        return f"{self.sitting.starts_at:%Y-%m-%d %H:%M} {words} {self.group} {self.sitting.topic}"


def read_activity_row(
    reading: Reading, directory: Directory, default: Kind | None, year: int | None
) -> ActivityRow | None:
    """Read a row; None, with its problems noted, when it has no kind or no day."""
    kinds = _kinds(reading, default)
    span = read_span(reading, year)
    group = _group(reading, kinds, directory)
    if not kinds or span is None:
        return None
    topic, title = reading.text("topic"), reading.text("title")
    remarks = [reading.text("remarks").replace("\n", "；")]
    if topic and title and name_key(topic) != name_key(title):
        remarks.insert(0, f"{reading.line.heading('title')}：{title}")
    sitting = Sitting(
        starts_at=span.starts_at,
        minutes=span.minutes or kinds[0].minutes,
        place=reading.text("place"),
        chair=_person(reading, "chair", directory, span),
        recorder=_person(reading, "recorder", directory, span),
        records=_records(reading, kinds, group, _person(reading, "lecturer", directory, span)),
        observers=_observers(reading, directory),
        remarks="；".join(filter(None, remarks)),
    )
    return ActivityRow(reading=reading, kinds=kinds, span=span, sitting=sitting)


def _kinds(reading: Reading, default: Kind | None) -> tuple[Kind, ...]:
    text = reading.text("kind")
    if not text:
        if default is None:
            reading.error("kind", "没有写会议类型，请补上，或把工作表命名为会议类型")
        return (default,) if default else ()
    try:
        kinds = kinds_named(text, reading.source.kinds)
    except ValueError as refusal:
        reading.error("kind", str(refusal))
        return ()
    services = [kind.name for kind in kinds if kind.shape is Shape.SERVICE]
    if services:
        reading.error("kind", f"{'、'.join(services)}请放到志愿服务的表里，用“志愿服务”导入")
        return ()
    return kinds


def _records(
    reading: Reading, kinds: Sequence[Kind], group: str, lecturer: Person | None
) -> tuple[Record, ...]:
    """One record per kind; text and resolution stand in the first, the lecturer where there is a lesson."""
    topic = reading.text("topic") or reading.text("title")
    lecturing = next((kind for kind in kinds if kind.lecturer), kinds[0])
    return tuple(
        Record(
            kind=kind.code,
            topic=topic,
            scope=kind.scope,
            group=group if kind.scope is Scope.GROUP else "",
            text=reading.text("text") if kind is kinds[0] else "",
            resolution=reading.text("resolution") if kind is kinds[0] else "",
            lecturer=lecturer if kind is lecturing else None,
        )
        for kind in kinds
    )


def _group(reading: Reading, kinds: Sequence[Kind], directory: Directory) -> str:
    """The 党小组 of a group's meeting: named in its column, or the one that the topic names."""
    if not any(kind.scope is Scope.GROUP for kind in kinds):
        return ""
    stays = [stay.group for member in directory.members for stay in member.groups]
    known = {group_key(group): group for group in stays}
    text = reading.text("group")
    if text:
        found = known.get(group_key(text), "")
        if not found:
            options = "、".join(known.values()) or "还没有党小组"
            reading.error(
                "group", f"没有“{text}”这个党小组（现有：{options}），请核对，或先导入党内职务和党小组"
            )
        return found
    said = f"{reading.text('topic')} {reading.text('title')}"
    named = [group for group in known.values() if group in said]
    if len(named) != 1:
        reading.error("group", "没有写是哪个党小组，请在“党小组”一列写上")
    return named[0] if len(named) == 1 else ""


def _person(reading: Reading, field: str, directory: Directory, span: Span) -> Person | None:
    """The member of a name, or a guest; two members of one name are an error, several names stay text."""
    text = " ".join(reading.text(field).split())
    if text in _NOBODY:
        return None
    if len(split_names(text, directory.names)) > 1:
        reading.warn(field, f"写了不止一人，按文字保留：{text}")
        return Person(name=text)
    try:
        member = directory.find(text, day=span.starts_at.date())
    except ValueError as refusal:
        if directory.named(text):
            reading.error(field, str(refusal))
        elif field != "lecturer":
            reading.warn(field, f"名册里没有“{text}”，按文字保留")
        return Person(name=text)
    return Person(name=member.name, member_id=member.id)


def _observers(reading: Reading, directory: Directory) -> tuple[Observer, ...]:
    text = reading.text("observers")
    if name_key(text) in _NOBODY:
        return ()
    observers: list[Observer] = []
    for item in split_items(text):
        name, role = detach_note(item)
        names = split_names(name, directory.names) if name else (item,)
        observers += [Observer(name=each, role=role or "") for each in names]
    return tuple(observers)
