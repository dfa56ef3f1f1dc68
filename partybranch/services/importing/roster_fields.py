"""The columns of a roster: the 21 of 党员基本信息汇总表 and what short forms call them."""

from partybranch.services.importing.field import Field, words

NAME = Field(name="name", title="姓名", synonyms=("党员姓名", "名字", "党员"), required=True)
CITIZEN_NUMBER = Field(
    name="citizen_number",
    title="公民身份证号",
    synonyms=("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证"),
)
GROUP = Field(name="group", title="所属党小组", synonyms=("党小组", "所在党小组", "党小组名称", "小组"))
POST = Field(name="post", title="党内职务", synonyms=("支部职务", "党内任职"))
POST_SINCE = Field(name="post_since", title="任职时间", synonyms=("任党内职务时间", "任职日期", "任现职时间"))
TRANSFERRED_IN = Field(
    name="transferred_in",
    title="组织关系转入时间",
    synonyms=("组织关系转入日期", "转入时间", "转入日期", "转入支部时间", "转入本支部时间", "转入"),
)
TRANSFERRED_OUT = Field(
    name="transferred_out",
    title="组织关系转出时间",
    synonyms=("组织关系转出日期", "转出时间", "转出日期", "转出"),
)
REMARKS = Field(name="remarks", title="备注", synonyms=("说明", "备注说明"), many=True)

AMBIGUOUS_JOINED = ("入党时间", "入党日期", "入党年月", "何时入党")
"""Headings that some rosters use for 接收 and some for 转正."""

ROSTER_SKIPS = ("年龄", "党龄", "照片", "相片")

ROSTER_FIELDS: tuple[Field, ...] = (
    NAME,
    CITIZEN_NUMBER,
    Field(
        name="branch",
        title="所在党支部",
        synonyms=("所属党支部", "所属支部", "所在支部", "党支部名称", "支部名称"),
    ),
    Field(name="sex", title="性别"),
    Field(name="nation", title="民族"),
    Field(name="birth", title="出生日期", synonyms=("出生年月", "出生年月日", "出生时间", "生日")),
    Field(name="education", title="学历", synonyms=("文化程度", "最高学历", "学历层次")),
    Field(name="category", title="人员类别", synonyms=("党员类别", "党员类型", "政治面貌", "党员身份")),
    Field(
        name="joined",
        title="加入党组织日期",
        synonyms=(
            "加入党组织时间",
            "加入中国共产党时间",
            "加入中国共产党日期",
            "接收为预备党员日期",
            *AMBIGUOUS_JOINED,
        ),
    ),
    Field(
        name="full_since",
        title="转为正式党员日期",
        synonyms=("转为正式党员时间", "转正时间", "转正日期", "转正年月", "预备党员转正时间"),
    ),
    TRANSFERRED_IN,
    TRANSFERRED_OUT,
    Field(
        name="job",
        title="工作岗位",
        synonyms=("行政职务", "职务", "岗位", "工作单位及职务", "单位及职务", "单位职务", "工作/学习单位"),
    ),
    Field(
        name="phone",
        title="手机号",
        synonyms=("手机号码", "手机", "联系电话", "电话", "联系方式", "电话号码", "移动电话"),
    ),
    Field(name="native_place", title="籍贯"),
    Field(name="work_since", title="参加工作时间", synonyms=words("参加工作日期 参加工作年月 工作时间")),
    Field(name="landline", title="固定电话", synonyms=("座机", "办公电话", "固话")),
    Field(
        name="address",
        title="家庭住址",
        synonyms=("现在家庭住址", "家庭地址", "现居住地", "住址", "居住地", "居住地址", "现住址"),
    ),
    Field(name="state", title="党籍状态"),
    Field(name="lost", title="是否为失联党员", synonyms=("是否失联党员", "是否失联", "失联党员")),
    Field(name="lost_since", title="失去联系日期", synonyms=("失联日期", "失联时间", "失去联系时间")),
    Field(name="floating", title="是否为流动党员", synonyms=("是否流动党员", "是否流动", "流动党员")),
    Field(name="whereabouts", title="外出流向", synonyms=("流向", "外出地点", "流动去向")),
    Field(name="stopped_since", title="停用时间", synonyms=("停用日期", "停止党籍时间", "停止党籍日期")),
    Field(name="stopped_why", title="停用原因", synonyms=("停止党籍原因",)),
    Field(name="change", title="变动", synonyms=words("变动情况 变动类型 变动类别 异动情况 异动类型")),
    Field(name="change_day", title="变动日期", synonyms=words("变动时间 异动日期 异动时间 日期")),
    POST,
    POST_SINCE,
    GROUP,
    REMARKS,
    Field(
        name="noted",
        title="记入备注",
        synonyms=words(
            "技术职称 职称 最高学位 学位 毕业院校 学工号 工号 入党介绍人 "
            "入党时所在党支部 转正时所在党支部 提交书面申请书时间 党内奖励 其他奖励 "
            "确定为入党积极分子时间 确定为发展对象时间 户籍所在派出所"
        ),
        many=True,
    ),
)
