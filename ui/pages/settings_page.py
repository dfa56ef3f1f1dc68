"""设置: the rules of the branch, packs of rules, the calendar of work, the branch itself, backups, looks."""

from dataclasses import dataclass

from PySide6.QtWidgets import QTabWidget

from partybranch.changes import Area
from partybranch.domain.profile import Profile
from partybranch.domain.rules.policy import Policy
from partybranch.domain.workdays import DayOff, Workdays
from partybranch.services.backup import KeptCopy
from partybranch.services.rules import KeptPack
from ui import places
from ui.pages.about_pane import AboutPane
from ui.pages.backup_pane import BackupPane
from ui.pages.days_off_pane import DaysOffPane
from ui.pages.looks_pane import LooksPane
from ui.pages.packs_pane import PacksPane
from ui.pages.page import Page
from ui.pages.profile_pane import ProfilePane
from ui.pages.rules_pane import RulesPane
from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    """Everything the page shows, read in one go."""

    policy: Policy
    packs: tuple[KeptPack, ...]
    calendar: Workdays
    corrections: tuple[DayOff, ...]
    profile: Profile
    copies: tuple[KeptCopy, ...]


class SettingsPage(Page):
    """Tabs; each saves what it shows."""

    title = places.SETTINGS
    icon = "settings"
    concerns = frozenset({Area.RULE_SETTINGS, Area.RULE_PACKS, Area.DAYS_OFF, Area.PROFILE, Area.KINDS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.rules, self.packs = RulesPane(session), PacksPane(session)
        self.days_off, self.profile = DaysOffPane(session), ProfilePane(session)
        self.backup = BackupPane(session)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("设置")
        self.tabs.addTab(self.rules, "规则")
        self.tabs.addTab(self.packs, "规则包")
        self.tabs.addTab(self.days_off, "节假日")
        self.tabs.addTab(self.profile, "支部信息")
        self.tabs.addTab(self.backup, "备份")
        self.tabs.addTab(LooksPane(session), "外观")
        self.about = AboutPane(session)
        self.tabs.addTab(self.about, "关于")
        self.body.addWidget(self.tabs, 1)

    def show_about(self) -> None:
        """Turn to 关于, with the keyboard on its first button."""
        self.tabs.setCurrentWidget(self.about)
        self.about.take_keyboard()

    def show_backup(self) -> None:
        """Turn to 备份, with the keyboard on its main act."""
        self.tabs.setCurrentWidget(self.backup)
        self.backup.backup.act_button.setFocus()

    def reload(self) -> None:
        """Read the rules, the packs, the calendar, the profile and the list of backups."""
        self.session.read(self, self._read, self._show)

    def unsaved(self) -> str:
        """What is typed in the rule or the profile and not saved."""
        drafts = (self.rules.unsaved(), "支部信息" if self.profile.changed else "")
        return "、".join(filter(None, drafts))

    def _read(self) -> _Settings:
        branch = self.session.branch
        return _Settings(
            policy=branch.rules.policy(),
            packs=branch.rules.packs(),
            calendar=branch.workdays.get(),
            corrections=branch.workdays.corrections(),
            profile=branch.profile.get(),
            copies=branch.backup.copies(),
        )

    def _show(self, settings: _Settings) -> None:
        year, policy = self.session.year, settings.policy
        working = sum(policy.is_on(rule, year) for rule in policy.rules)
        self.head.say(
            f"{year}年共有规则 {len(policy.rules)} 条，打开 {working} 条。"
            "从哪一年改起就从哪一年生效，以前年度不变。"
        )
        self.rules.show_policy(policy, year)
        self.packs.show_packs(settings.packs)
        self.days_off.show_calendar(settings.calendar, settings.corrections, year)
        self.profile.show_profile(settings.profile)
        self.backup.show_copies(settings.copies)
