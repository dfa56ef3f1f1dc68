"""What is true: members, sittings, rolls, services, their counting and the rules. Standard library only.

Words: member 党员, sitting 活动（一次）, record 其中的会议/活动记录, kind 类型, roll 到会名册, motion 表决,
service 志愿服务/双报到, stage 需求/已派单/已完成, register 登记簿, plan 计划, tally 统计, summary 年度小结,
rule 规则, finding 缺项, answer 已说明, duty 应开展的事项, slot 其中一段时间, body 支部/支委会/党小组,
profile 支部信息, leave notice 请假登记, matrix 考勤总表, difference 留痕里的前后, draft 草稿.
"""
