"""A service in the words of the window: what it is called, how far it has come, who and how long."""

from dataclasses import dataclass

from partybranch.domain.sentences import number
from partybranch.domain.volunteering import Service, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """A service with the words of its kind; ``late`` is how many days ago it should have been done."""

    service: Service
    kind: str
    late: int = 0

    @property
    def title(self) -> str:
        """What the service is called where it has no title of its own."""
        return self.service.title or self.service.project or self.kind

    @property
    def lateness(self) -> str:
        """That the day has passed, in words; empty when it has not."""
        return f"已过 {self.late} 天，还没有完成" if self.late else ""

    @property
    def state(self) -> str:
        """How far it has come, and whether it is late."""
        return f"{self.service.stage.value}（已过 {self.late} 天）" if self.late else self.service.stage.value

    @property
    def people(self) -> str:
        """How many are needed, sent or took part, with the hours where they are known."""
        service, rows = self.service, self.service.rows
        needed = f"需 {service.needed} 人" if service.needed else ""
        if service.stage is Stage.NEED:
            return needed or "人数未说明"
        hours = f"{number(service.hours)} 小时" if service.hours else ""
        if service.stage is Stage.ASSIGNED:
            hours = f"预计 {hours}" if hours else ""
            return "，".join(filter(None, (needed, f"派 {len(rows)} 人", hours)))
        return f"{len(rows)} 人，{hours}"

    @property
    def names(self) -> str:
        """The people by name."""
        return "、".join(row.name for row in self.service.rows)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything a search looks at."""
        service = self.service
        return (
            service.title,
            service.project,
            service.place,
            service.contact,
            self.kind,
            f"{service.day:%Y-%m-%d}",
            self.state,
            *(row.name for row in service.rows),
        )
