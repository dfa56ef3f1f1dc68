"""The names of the pages, as the navigation says them and as one page sends to another."""

DESK = "工作台"
SITTINGS = "活动"
MEMBERS = "党员"
VOLUNTEERING = "志愿服务"
TALLIES = "统计"
LEDGERS = "台账与报表"
IMPORTING = "导入"
