"""What is true: members, sittings, rolls, services and the counting of them. Standard library only.

Words: member 党员, sitting 活动（一次）, record 其中的会议/活动记录, kind 类型, roll 到会名册, motion 表决,
service 志愿服务/双报到, tally 统计, gap 缺项, profile 支部信息.
"""
