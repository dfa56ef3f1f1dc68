"""The columns of ledgers of meetings and activities, as five real forms and their kin call them."""

from partybranch.services.importing.field import Field, words

ACTIVITY_FIELDS: tuple[Field, ...] = (
    Field(
        name="kind",
        title="会议类型",
        synonyms=words(
            "活动类型 类型 活动(会议)类型 会议(活动)类型 会议类别 活动类别 类别 组织生活类型 "
            "会议形式 会议种类"
        ),
    ),
    Field(
        name="title",
        title="会议名称",
        synonyms=words("活动名称 活动(会议)名称 会议(活动)名称 名称 会议标题 标题"),
    ),
    Field(
        name="topic",
        title="会议议题",
        synonyms=words(
            "会议主题 活动主题 主题 议题 授课主题 党课主题 党课题目 授课题目 题目 学习主题 学习专题 主要议题"
        ),
    ),
    Field(
        name="time",
        title="实际会议时间",
        synonyms=words(
            "时间 会议时间 活动时间 实际时间 实际活动时间 召开时间 开会时间 开展时间 授课时间 "
            "学习时间 举办时间 会议日期 活动日期 召开日期 开展日期"
        ),
        required=True,
        alternatives=("day",),
    ),
    Field(name="day", title="日期", synonyms=("年月日",)),
    Field(name="begins", title="开始时间", synonyms=("起始时间", "开始")),
    Field(name="ends", title="结束时间", synonyms=("截止时间", "结束")),
    Field(name="minutes", title="时长(分钟)", synonyms=words("时长 会议时长 活动时长 学习时长 时长(小时)")),
    Field(
        name="place",
        title="会议地点",
        synonyms=words("地点 活动地点 召开地点 授课地点 学习地点 会议地址 举办地点"),
    ),
    Field(name="group", title="党小组", synonyms=words("所属党小组 党小组名称 所在党小组 小组")),
    Field(name="chair", title="主持人", synonyms=words("主持人姓名 会议主持人 主持 主持者")),
    Field(name="recorder", title="记录人", synonyms=words("记录人姓名 会议记录人 记录员")),
    Field(
        name="lecturer",
        title="授课人",
        synonyms=words("主讲人 授课人姓名 讲课人 主讲 授课老师 党课主讲人 宣讲人"),
    ),
    Field(
        name="due",
        title="应到人数",
        synonyms=words(
            "应到 应到党员 应到会人数 应到党员数 应参加人数 应到会党员 党员总数 应出席人数 应到名单"
        ),
    ),
    Field(
        name="present",
        title="实到人数",
        synonyms=words(
            "实到 实到党员 实到会人数 实到党员数 实参加人数 实际出席 实际到会人数 出席人数 "
            "到会人数 参加人数 参会人数 参加人员 参会人员 出席人员 出席人 实到名单 到会人员 "
            "参加党员 参会党员"
        ),
    ),
    Field(name="leave", title="请假人数", synonyms=("请假数",)),
    Field(name="absent", title="缺席人数", synonyms=("缺勤人数", "未到人数", "缺席数")),
    Field(
        name="absentees",
        title="缺席人员及原因",
        synonyms=words(
            "缺席名单 缺席原因 缺席人员 缺席人 缺席人及原因 请假人员 请假名单 请假人员及原因 "
            "请假情况 缺席情况 未到人员 未到人员及原因 缺席(请假)人员及原因 请假 缺席 缺勤人员 "
            "请假(缺席)人员及原因 缺席人员名单 请假人员名单"
        ),
        many=True,
    ),
    Field(name="observers", title="列席人员", synonyms=words("列席 列席人 列席人员名单 邀请人员")),
    Field(
        name="text",
        title="会议内容",
        synonyms=words(
            "主要内容 内容 学习内容 活动内容 主要内容及特色 讨论情况 会议记录 活动情况 内容摘要 "
            "会议主要内容 活动主要内容 主要议程 会议议程"
        ),
        many=True,
    ),
    Field(
        name="resolution",
        title="会议决议",
        synonyms=words("决议 决议事项 会议决定 表决形式及结果 议定事项 形成决议 决议情况"),
        many=True,
    ),
    Field(name="remarks", title="备注", synonyms=words("其他 说明 备注说明 表决情况"), many=True),
)

ACTIVITY_SKIPS = words(
    "计划会议时间 计划时间 计划活动时间 次数 次数(第几次) 月份 主持人学工号 记录人学工号 "
    "授课人学工号 审核 审核情况 退回原因 图片 会议图片 活动图片 照片 附件 填报人 填报时间 "
    "备案管理 审核时间 备案状态 意见 填写人 填写日期 发布时间 到课率 出席率 到会率 参会率 "
    "状态 评语 评价 佐证材料"
)
"""Columns that repeat what is computed here, or belong to the approval of another system."""
