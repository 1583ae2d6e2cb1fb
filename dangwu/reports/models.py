"""Reports on their way from sample to issue, what was decided for their slots, what was issued."""

from django.db import models

from dangwu.accounts.models import User
from dangwu.core.period import Period
from dangwu.organizations.models import Lock, OrganizationRecord


class Copy(OrganizationRecord):
    """A filled document. The manifest is sealed; it survives where a program drops it from the file."""

    mark = models.CharField("文件标识", max_length=16, unique=True)
    made_at = models.DateTimeField("生成时间")
    period = models.CharField("时段", max_length=30)
    source = models.CharField("样本", max_length=255)
    manifest = models.TextField("清单")

    class Meta:
        verbose_name = "报告副本"
        verbose_name_plural = "报告副本"

    def __str__(self) -> str:
        return f"{self.source}（{self.mark}）"


class State(models.TextChoices):
    """How far a report is."""

    DRAFT = "草稿", "草稿"
    SENT = "待审核", "待审核"
    REVIEWED = "已审核", "已审核"
    ISSUED = "已印发", "已印发"


class Report(OrganizationRecord):
    """A sample for a unit and a period, on its way to being issued."""

    title = models.CharField("报告标题", max_length=200)
    period = models.CharField("时段", max_length=30)
    first_on = models.DateField("首日")
    last_on = models.DateField("末日")
    sample = models.CharField("样稿", max_length=255)
    sample_digest = models.CharField("样稿摘要", max_length=64)
    state = models.CharField("报告状态", max_length=10, choices=State, default=State.DRAFT)
    progress = models.CharField("进度", max_length=100, blank=True)
    share = models.PositiveSmallIntegerField("已填百分比", default=0)
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="起草人"
    )
    drafted_at = models.DateTimeField("起草时间")
    sent_at = models.DateTimeField("送审时间", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="审核人"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    reviewed_digest = models.CharField("审核时正文摘要", max_length=64, blank=True)
    issued_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="印发人"
    )
    issued_at = models.DateTimeField("印发时间", null=True, blank=True)
    reopened_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="重开人"
    )
    reopened_at = models.DateTimeField("重开时间", null=True, blank=True)
    reopening_reason = models.CharField("重开理由", max_length=500, blank=True)
    lock = models.ForeignKey(
        Lock, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="时段锁定"
    )

    class Meta:
        verbose_name = "在办报告"
        verbose_name_plural = "在办报告"
        indexes = [models.Index(fields=["organization", "last_on"], name="report_of_period")]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> Period:
        """The period that the report is about."""
        return Period(self.first_on, self.last_on)


class Choice(models.Model):
    """What a person decided for one slot; known again by the slot's sentence."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="+", verbose_name="在办报告")
    sentence = models.CharField("所在句子", max_length=500)
    number = models.PositiveSmallIntegerField("句中第几处")
    occurrence = models.PositiveSmallIntegerField("相同句子第几句")
    place = models.CharField("位置", max_length=50)
    figure = models.CharField("选定的指标", max_length=100, blank=True)
    text = models.CharField("填写的文字", max_length=200, blank=True)
    reason = models.CharField("理由", max_length=500)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="填写人"
    )
    at = models.DateTimeField("填写时间")

    class Meta:
        verbose_name = "待填处的选定"
        verbose_name_plural = "待填处的选定"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "sentence", "number", "occurrence"], name="choice_once_a_slot"
            ),
            models.CheckConstraint(
                condition=models.Q(figure="", text__gt="") | models.Q(figure__gt="", text=""),
                name="choice_figure_or_text",
            ),
        ]
        indexes = [models.Index(fields=["sentence", "number"], name="choice_of_sentence")]

    def __str__(self) -> str:
        return f"{self.report}：{self.figure or self.text}"


class Issue(OrganizationRecord):
    """A report as it was issued: its files and all that it rested on, never changed again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="+", verbose_name="在办报告")
    number = models.PositiveSmallIntegerField("第几次印发")
    title = models.CharField("报告标题", max_length=200)
    unit = models.CharField("单位", max_length=100)
    period = models.CharField("时段", max_length=30)
    mark = models.CharField("文件标识", max_length=16)
    as_of = models.DateTimeField("数据截至")
    engine = models.CharField("统计引擎", max_length=30)
    rules = models.TextField("所用规定")
    manifest = models.TextField("清单")
    paragraphs = models.TextField("印发的正文")
    over = models.CharField("矛盾仍印发的理由", max_length=500, blank=True)
    issued_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="印发人"
    )
    issued_at = models.DateTimeField("印发时间")

    class Meta:
        verbose_name = "印发的报告"
        verbose_name_plural = "印发的报告"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="issue_once_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}次印发）"


class FrozenFigure(models.Model):
    """One value of an issued report with its rows, as they were; `rows` is packed JSON."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+", verbose_name="印发的报告")
    figure = models.CharField("指标名称", max_length=100)
    scope_id = models.BigIntegerField("范围编号")
    scope = models.CharField("统计范围", max_length=100)
    period = models.CharField("时段", max_length=30)
    against = models.CharField("对比时段", max_length=30, blank=True)
    value = models.CharField("数值", max_length=200)
    unit = models.CharField("计量单位", max_length=20, blank=True)
    records = models.PositiveIntegerField("记录数")
    rows_digest = models.CharField("记录摘要", max_length=64, blank=True)
    text_digest = models.CharField("统计语句摘要", max_length=64, blank=True)
    means = models.TextField("口径")
    cites = models.CharField("依据的规定", max_length=200, blank=True)
    sql = models.TextField("统计语句", blank=True)
    model = models.CharField("所属表", max_length=50, blank=True)
    rows = models.BinaryField("冻结的记录")

    class Meta:
        verbose_name = "冻结的指标"
        verbose_name_plural = "冻结的指标"

    def __str__(self) -> str:
        return f"{self.figure} {self.value}"
