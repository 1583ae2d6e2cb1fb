"""Schemes of points with items and stars; rounds of reckoning with scores, lines and proofs.

Weights and grades of appraisals stand in appraisal_models.py.
"""

from __future__ import annotations

from django.db import models

from dangwu.accounts.models import User
from dangwu.core.period import Period
from dangwu.members.models import Member, StarRating
from dangwu.organizations.models import FOREVER, OrganizationRecord
from dangwu.stars.appraisal_models import (  # noqa: F401  # tables of the room too
    Assessment,
    Grading,
    Mark,
    Part,
    Weighting,
)
from dangwu.stars.sources import sources


class Cycle(models.TextChoices):
    """How often points are reckoned."""

    QUARTER = "季度", "每季度"
    HALF_YEAR = "半年", "每半年"
    YEAR = "年度", "每年"


class Scheme(OrganizationRecord):
    """A scheme that an organization uses for itself and all below it; no central norm gives one.

    `basis` names the local paper that it follows; an example has none.
    """

    name = models.CharField("方案名称", max_length=100)
    cycle = models.CharField("核算周期", max_length=4, choices=Cycle, default=Cycle.HALF_YEAR)
    basis = models.CharField("依据文件", max_length=200, blank=True)
    example = models.BooleanField("示例方案", default=False)
    since = models.DateField("起用日")
    until = models.DateField("停用日（不含）", default=FOREVER)

    class Meta:
        verbose_name = "积分方案"
        verbose_name_plural = "积分方案"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name", "since"], name="stars_scheme_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="stars_scheme_since_until"
            ),
            models.CheckConstraint(
                condition=models.Q(example=True) | ~models.Q(basis=""), name="stars_scheme_on_paper"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """What earns or costs points: so many for each `each` of what `source` counts, up to `most`.

    `source` names a text over the records (sources.toml); empty: entered by hand (Entry).
    `points` and `most` are below nothing for what costs points.
    """

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="积分方案")
    place = models.PositiveSmallIntegerField("顺序")
    module = models.CharField("模块", max_length=30)
    label = models.CharField("项目", max_length=60)
    source = models.CharField("数据来源", max_length=30, blank=True)
    points = models.SmallIntegerField("每次分值")
    each = models.PositiveIntegerField("每多少计一次", default=1)
    most = models.SmallIntegerField("每期限额", null=True, blank=True)

    class Meta:
        verbose_name = "积分项目"
        verbose_name_plural = "积分项目"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "place"], name="stars_item_once_a_place"),
            models.CheckConstraint(condition=~models.Q(points=0), name="stars_item_is_worth"),
            models.CheckConstraint(condition=models.Q(each__gt=0), name="stars_item_each"),
            models.CheckConstraint(
                condition=models.Q(points__gt=0, most__gt=0) | models.Q(points__lt=0, most__lt=0)
                | models.Q(most__isnull=True),
                name="stars_item_most_same_sign",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label

    @property
    def from_words(self) -> str:
        """Where it comes from, in words."""
        return self.source or "手工登记"

    @property
    def unit(self) -> str:
        """In what its amounts are counted."""
        return sources()[self.source].unit if self.source in sources() else "次"

    @property
    def worth_words(self) -> str:
        """What it is worth: 每次2分，限20分; 每60分钟1分; 每次扣5分."""
        each = f"每{self.each}{self.unit}" if self.each > 1 else f"每{self.unit}"
        sign = "扣" if self.points < 0 else ""
        limit = "" if self.most is None else f"，限{sign}{abs(self.most)}分"
        return f"{each}{sign}{abs(self.points)}分{limit}"


class Level(models.Model):
    """From how many points on so many stars may be given."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="积分方案")
    stars = models.PositiveSmallIntegerField("星级")
    least = models.SmallIntegerField("最低分")

    class Meta:
        verbose_name = "星级分数线"
        verbose_name_plural = "星级分数线"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "stars"], name="stars_level_once"),
            models.CheckConstraint(
                condition=models.Q(stars__gte=1, stars__lte=5), name="stars_level_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """五星 as 5星."""
        return f"{self.stars}星"


class Entry(OrganizationRecord):
    """Something that counts and stands in no other room: entered by hand, with what shows it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name="积分项目")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    happened_on = models.DateField("发生日期")
    times = models.PositiveSmallIntegerField("次数", default=1)
    ground = models.CharField("依据", max_length=200)

    class Meta:
        verbose_name = "加减分登记"
        verbose_name_plural = "加减分登记"
        indexes = [models.Index(fields=["organization", "happened_on"], name="stars_entry_by_day")]
        constraints = [
            models.CheckConstraint(condition=models.Q(times__gt=0), name="stars_entry_times"),
            models.UniqueConstraint(
                fields=["item", "member", "happened_on", "ground"], name="stars_entry_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.happened_on}{self.item}"


class Round(OrganizationRecord):
    """A branch's reckoning of a period by a scheme, as the records stood on the day."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="积分方案")
    first_on = models.DateField("核算期起")
    last_on = models.DateField("核算期止（含）")
    reckoned_on = models.DateField("核算日期")

    class Meta:
        verbose_name = "积分核算"
        verbose_name_plural = "积分核算"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "scheme", "first_on"], name="stars_round_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="stars_round_lasts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization.document_name}{self.period.label}积分"

    @property
    def period(self) -> Period:
        """The period that is reckoned."""
        return Period(self.first_on, self.last_on)


class Score(models.Model):
    """A member's points of a round; what people decided stands in `rating`, with the reason.

    `unknown` counts the lines for which the branch has no records: no stars are suggested then.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="+", verbose_name="积分核算")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name="党员")
    points = models.SmallIntegerField("积分")
    unknown = models.PositiveSmallIntegerField("缺记录的项目数", default=0)
    suggested = models.PositiveSmallIntegerField("对应星级", null=True, blank=True)
    rating = models.ForeignKey(
        StarRating, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name="评定结果",
    )  # fmt: skip
    reason = models.CharField("评定说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "党员积分"
        verbose_name_plural = "党员积分"
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="stars_score_once"),
            models.CheckConstraint(
                condition=models.Q(suggested__gte=1, suggested__lte=5), name="stars_score_suggested"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}{self.points}分"


class Line(models.Model):
    """What one item gave: how much the records hold, what it is worth. None: no records at all."""

    score = models.ForeignKey(Score, models.PROTECT, related_name="+", verbose_name="党员积分")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name="积分项目")
    amount = models.PositiveIntegerField("数量", null=True, blank=True)
    points = models.SmallIntegerField("得分", null=True, blank=True)

    class Meta:
        verbose_name = "积分明细"
        verbose_name_plural = "积分明细"
        constraints = [models.UniqueConstraint(fields=["score", "item"], name="stars_line_once")]

    def __str__(self) -> str:
        return f"{self.item}{self.points}分"


class Proof(models.Model):
    """A record behind a line: its model's label, its number, its day and how much it holds."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="+", verbose_name="积分明细")
    label = models.CharField("记录种类", max_length=60)
    record_id = models.BigIntegerField("记录编号")
    happened_on = models.DateField("日期")
    amount = models.PositiveIntegerField("数量")

    class Meta:
        verbose_name = "积分依据"
        verbose_name_plural = "积分依据"

    def __str__(self) -> str:
        return f"{self.happened_on}"


class Objection(models.Model):
    """A member's objection to her points, and the answer; both are kept."""

    score = models.ForeignKey(Score, models.PROTECT, related_name="+", verbose_name="党员积分")
    line = models.ForeignKey(
        Line, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="积分明细"
    )
    raised_on = models.DateField("提出日期")
    raised_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="提出人"
    )
    reason = models.CharField("异议理由", max_length=500)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="答复人"
    )
    upheld = models.BooleanField("异议成立", null=True, blank=True)
    answer = models.CharField("答复理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "积分异议"
        verbose_name_plural = "积分异议"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_on__isnull=True, upheld__isnull=True, answer="")
                | (
                    models.Q(answered_on__gte=models.F("raised_on"), upheld__isnull=False)
                    & ~models.Q(answer="")
                ),
                name="stars_objection_answered_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.raised_on}{self.score.member}的异议"
