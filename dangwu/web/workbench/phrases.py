"""How the workbench says what a check found, several findings in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from dangwu.catalogue.checks_reading import Check
from dangwu.web.workbench.items import LATE, MISSING, SOON, TODO, WRONG, Weight

# {n} findings, {o} organizations
PHRASES: Mapping[str, tuple[Weight, str]] = {
    "届满未换届": (LATE, "{o}个党组织任期届满，还没有换届"),
    "任务逾期未完成": (LATE, "{n}项任务过了时限，没有完成"),
    "问题逾期未整改": (LATE, "{n}个问题过了整改时限，没有整改"),
    "预备期满未转正": (LATE, "{n}名预备党员预备期满，没有转正"),
    "党费欠缴": (LATE, "{n}笔党费没有缴足"),
    "连续欠缴党费": (LATE, "{n}名党员连续几个月没有缴党费"),
    "上级审批逾期": (LATE, "{n}件事项的上级审批超过期限"),
    "申请后谈话逾期": (LATE, "{n}名申请人的谈话超过期限"),
    "入党介绍人人数不符": (WRONG, "{n}人的入党介绍人人数不符"),
    "培养教育不满一年": (WRONG, "{n}人培养教育不满期就列为发展对象"),
    "提前转正": (WRONG, "{n}人预备期不满就转正"),
    "党费减免未经批准": (WRONG, "{n}项党费减免没有批准手续"),
    "党费核定不符": (WRONG, "{n}笔党费核定与标准不符"),
    "到会名单与人数不符": (WRONG, "{n}次会议的名单与人数不符"),
    "应设未设支委会": (WRONG, "{o}个党支部应设支部委员会，还没有设"),
    "正式党员不足": (WRONG, "{o}个党支部正式党员不足"),
    "换届到会不足": (WRONG, "{n}次换届选举到会人数不足"),
    "换届程序不全": (MISSING, "{n}次换届选举的请示、批复、报告日期不全"),
    "换届程序颠倒": (WRONG, "{n}处换届的请示、批复、选举先后颠倒"),
    "任期超过规定": (WRONG, "{n}届任期超过规定的年限"),
    "延期换届未批准": (WRONG, "{o}个党组织延期换届，没有上级批准的记录"),
    "提前换届未批准": (WRONG, "{o}个党组织提前换届，没有上级批准的记录"),
    "候选人名额不符": (WRONG, "{n}次选举的候选人名额不合规定"),
    "候选人无被选举权": (WRONG, "{n}名候选人没有被选举权"),
    "投票到会不足": (WRONG, "{n}次投票到会人数不足"),
    "选票收回多于发出": (WRONG, "{n}次投票收回的选票多于发出的"),
    "计票数字矛盾": (WRONG, "{n}处计票数字互相矛盾"),
    "当选与计票不符": (WRONG, "{n}名候选人宣布的结果与计票不符"),
    "监票人是候选人": (WRONG, "{n}名监票人是候选人"),
    "储备未达任务": (WRONG, "{n}项储备没有达到任务"),
    "支委会缺月": (MISSING, "{o}个党支部有的月份没有支部委员会会议的记录"),
    "主题党日缺月": (MISSING, "{o}个党支部有的月份没有主题党日的记录"),
    "党小组会缺月": (MISSING, "{o}个党小组有的月份没有开会的记录"),
    "支部党员大会缺季": (MISSING, "{o}个党支部有的季度没有党员大会的记录"),
    "中心组学习缺季": (MISSING, "{o}个党组织有的季度没有中心组学习的记录"),
    "书记未讲党课": (MISSING, "{n}名书记没有讲党课的记录"),
    "民主评议缺年": (MISSING, "{o}个党支部没有民主评议的记录"),
    "党课缺期": (MISSING, "{o}个党支部没有按当地规定上党课的记录"),
    "委员之间谈心缺对": (TODO, "{o}个党支部委员之间谈心谈话没有谈够"),
    "委员党员谈心缺人": (TODO, "{o}个党支部委员与党员谈心谈话没有谈够"),
    "党员之间谈心缺人": (TODO, "{o}个党支部党员之间谈心谈话没有谈够"),
    "未过双重组织生活": (MISSING, "{n}名党员领导干部没有参加所在支部组织生活的记录"),
    "会议到会不足半数": (WRONG, "{n}次会议到会不足半数，不能表决"),
    "党员学时不足": (TODO, "{o}个党支部有党员学时不足"),
    "书记委员学时不足": (TODO, "{n}名书记、委员学时不足"),
    "组织生活会缺年": (MISSING, "{o}个党支部没有组织生活会的记录"),
    "党费未核定": (MISSING, "{o}个党支部有党员没有核定党费"),
    "党费基数不明": (MISSING, "{n}笔党费没有计算基数，应缴数不明"),
    "上级审批超过六个月": (LATE, "{n}件事项的上级审批超过六个月"),
    "党龄起算日不符": (WRONG, "{n}人登记的党龄起算日不对"),
    "入党介绍人不是正式党员": (WRONG, "{n}名入党介绍人不是正式党员"),
    "入党介绍人正受留党察看": (WRONG, "{n}名入党介绍人正受留党察看"),
    "列为发展对象前听取意见不全": (WRONG, "{n}人列为发展对象以前，意见没有听全"),
    "发展对象集中培训不足": (WRONG, "{n}人的集中培训天数、学时都不够"),
    "发展材料缺失": (MISSING, "{n}份发展党员的材料缺失"),
    "发展步骤日期颠倒": (WRONG, "{n}个发展步骤的日期颠倒"),
    "发展步骤缺失": (MISSING, "{n}处发展步骤没有日期"),
    "培养教育考察中断": (MISSING, "{n}处培养考察隔得太久，没有记录"),
    "培养联系人不是正式党员": (WRONG, "{n}名培养联系人不是正式党员"),
    "培养联系人人数不符": (WRONG, "{n}人的培养联系人人数不符"),
    "多次延长预备期": (WRONG, "{n}人的预备期延长了不止一次"),
    "审批机关无权审批": (WRONG, "{n}件事项由无权的组织审批"),
    "延长预备期月数不符": (WRONG, "{n}次延长预备期的月数不对"),
    "归档材料不齐": (MISSING, "{n}人的归档材料不齐"),
    "支部大会提前讨论转正": (WRONG, "{n}人预备期未满就讨论转正"),
    "政治审查没有合格结论": (WRONG, "{n}人的政治审查没有合格结论"),
    "流动人员政审意见不全": (WRONG, "{n}名流动人员的政审意见不全"),
    "申请入党不满十八周岁": (WRONG, "{n}人递交申请时不满十八周岁"),
    "表决到会人数不过半": (WRONG, "{n}次表决到会人数不过半"),
    "表决未用无记名投票": (WRONG, "{n}次表决没有采用无记名投票"),
    "表决票数不符": (WRONG, "{n}次表决的票数不符"),
    "表决赞成票不过半": (WRONG, "{n}次表决赞成票不过半"),
    "转入党员推迟讨论转正过长": (LATE, "{n}名转入的预备党员推迟讨论转正太久"),
    "转正讨论逾期": (LATE, "{n}名预备党员预备期满已久，还没有讨论转正"),
    "预备期满日不符": (WRONG, "{n}人登记的预备期满日不对"),
    "预备期起算日不符": (WRONG, "{n}人登记的预备期起算日不对"),
    "预审时将在三个月内离开": (WRONG, "{n}人预审时已定三个月内离开"),
    "预审没有合格结果": (WRONG, "{n}人的预审没有合格结果"),
    "党组织垫交党费": (WRONG, "{n}笔党费由党组织垫交"),
    "大额党费未上缴中央": (TODO, "{n}笔大额党费没有上缴的记录"),
    "工资项目未定": (MISSING, "{n}张工资单有项目没有定是否计入基数"),
    "转入党费未接续": (MISSING, "{n}名转入党员的党费没有接上"),
    "介绍信逾期未回执": (LATE, "{n}封介绍信过了有效期，没有回执"),
    "持过期介绍信转入": (WRONG, "{n}人持过期的介绍信转入"),
    "即将届满": (SOON, "{o}个党组织任期即将届满"),
    "延期换届过长": (TODO, "{o}个党组织延期换届超过一般期限"),
    "委员名额有缺": (TODO, "{n}次选举没有选满应选名额"),
    "党费迟缴": (TODO, "{n}笔党费过了当月才缴，请核实"),
    "补交超过期限": (TODO, "{n}笔补缴隔的时间太长，请了解原因"),
    "支部党员超过上限": (TODO, "{o}个党支部党员人数超过上限"),
}
# several findings in one organization, where the sentence above counts organizations
IN_ONE: Mapping[str, str] = {
    "支委会缺月": "{n}个月没有支部委员会会议的记录",
    "主题党日缺月": "{n}个月没有主题党日的记录",
    "党小组会缺月": "{n}个月没有党小组会的记录",
    "支部党员大会缺季": "{n}个季度没有党员大会的记录",
    "中心组学习缺季": "{n}个季度没有中心组学习的记录",
    "民主评议缺年": "{n}年没有民主评议的记录",
    "组织生活会缺年": "{n}年没有组织生活会的记录",
    "党费未核定": "{n}个月有党员没有核定党费",
}


def phrase(check: Check, findings: int, organizations: int) -> tuple[Weight, str]:
    """Return how pressing the findings of a check are, and one sentence for all of them."""
    weight, text = PHRASES.get(check.name, (_weight(check), f"{check.name}：{{n}}处"))
    if organizations == 1:
        text = IN_ONE.get(check.name, text)
    return weight, text.format(n=f"{findings:,}", o=f"{organizations:,}")


def weight_of(check: Check) -> Weight:
    """Return how pressing a finding of the check is."""
    return PHRASES[check.name][0] if check.name in PHRASES else _weight(check)


def _weight(check: Check) -> Weight:
    return WRONG if check.severity == "error" else TODO
