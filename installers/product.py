"""What the program is called everywhere: files, folders, menus, registries of the system.

What the program itself reads or writes is named there; here it is only called by its name.
"""

from partybranch.services import this_program
from partybranch.services.updates import candidate, package_deb
from partybranch.storage import backups

NAME = this_program.NAME
"""What people call it: menus, shortcuts, titles."""

PROGRAM = "PartyBranch"
"""Windows: the executable, the folder below ``Programs``, the registry; the folder of the book."""

PACKAGE = package_deb.PACKAGE
"""Linux: the package, the command, the folder below ``/opt``."""

APP_ID = "cn.partybranch.PartyBranch"
"""Linux: desktop entry, icon and AppStream component."""

PUBLISHER = "支部纪实项目组"
SUMMARY = "党支部三会一课、主题党日、考勤和志愿服务记录"
DESCRIPTION = "支部的一年只记一次，台账、统计、签到表、缺项清单和迎检材料都由记录生成。不联网。"

BACKUP_SUFFIX = backups.SUFFIX
BACKUP_TYPE = "application/x-partybranch-backup"
BACKUP_NAME = "支部纪实备份"
BACKUP_CLASS = "PartyBranch.Backup"
"""Windows: the class of a backup package, which the program opens by a double click."""

SCHEMA_KEY = candidate.SCHEMA_KEY
"""Under this word a built file says the newest book it opens: a string of setup.exe's version resource, a
field of the .deb's control file; the portable ZIP carries ``program.json``."""
