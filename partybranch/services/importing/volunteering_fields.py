"""The columns of ledgers of 志愿服务 and 双报到, by event or by person."""

from dataclasses import replace

from partybranch.services.importing.field import Field, words
from partybranch.services.importing.roster_fields import CITIZEN_NUMBER, GROUP, REMARKS

VOLUNTEERING_FIELDS: tuple[Field, ...] = (
    Field(name="kind", title="服务类型", synonyms=words("活动类型 服务类别 类型 类别")),
    Field(name="project", title="服务项目", synonyms=words("项目 活动项目 项目名称 志愿项目")),
    Field(
        name="title",
        title="活动名称",
        synonyms=words("活动主题 服务内容 活动内容 服务名称 主题 内容 志愿服务内容 活动"),
    ),
    Field(
        name="day",
        title="服务日期",
        synonyms=words("日期 活动日期 时间 活动时间 服务时间 开展时间 志愿服务时间 报到时间"),
        required=True,
    ),
    Field(name="begins", title="开始时间", synonyms=words("签到时间 起始时间 签到")),
    Field(name="ends", title="结束时间", synonyms=words("签退时间 截止时间 签退")),
    Field(
        name="hours",
        title="服务时长(小时)",
        synonyms=words("服务时长 时长 活动时长 志愿时长 服务小时数 小时数 时长(分钟) 工时"),
    ),
    Field(name="total_hours", title="服务总时长", synonyms=words("总时长 合计时长 总小时数 活动总时长")),
    Field(
        name="place",
        title="服务地点",
        synonyms=words("活动地点 地点 服务区域 社区 服务社区 报到社区 服务地址"),
    ),
    Field(name="contact", title="社区联系人", synonyms=words("联系人 活动负责人 负责人 社区负责人")),
    Field(
        name="people",
        title="参加党员",
        synonyms=words(
            "姓名 党员姓名 参加人员 志愿者 参与人员 服务人员 参与党员 志愿者姓名 参加党员姓名 党员 人员"
        ),
        required=True,
    ),
    CITIZEN_NUMBER,
    GROUP,
    Field(name="count", title="参加人数", synonyms=words("活动人数 人数 服务人数 参与人数 参加党员人数")),
    Field(name="feedback", title="服务反馈", synonyms=words("反馈 完成情况 服务评价 社区反馈 社区评价")),
    replace(REMARKS, synonyms=(*REMARKS.synonyms, "其他")),
)

VOLUNTEERING_SKIPS = words(
    "服务站名称 状态 所属团体 联系电话 手机号码 手机号 积分 志愿等级 附件 照片 活动次数 服务次数 月份 性别"
)
