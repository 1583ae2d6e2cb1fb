"""An election's plan, its ballots with nominees and counts, its tellers; terms put off or cut short.

Votes are counts. No record tells who filled in which ballot: bundles hold how many ballots read
alike, and nothing about who cast them.
"""

from __future__ import annotations

from django.db import models

from dangwu.members.models import Member
from dangwu.organizations.models import Election, OrganizationRecord, Term


class BallotKind(models.TextChoices):
    """How many may stand for how many seats."""

    COMMITTEE = "委员差额", "委员差额选举"
    SECRETARY = "书记等额", "书记等额选举"


class Seat(models.TextChoices):
    """For what a nominee stands."""

    SECRETARY = "书记", "书记"
    DEPUTY = "副书记", "副书记"
    MEMBER = "委员", "委员"


class Help(models.TextChoices):
    """What a teller does."""

    WATCH = "监票人", "监票人"
    COUNT = "计票人", "计票人"


class Shift(models.TextChoices):
    """In which direction a term's end moves."""

    LATER = "延期", "延期换届"
    EARLIER = "提前", "提前换届"


class Plan(models.Model):
    """What the requests to the superior say of an election, and the numbers of its papers."""

    election = models.OneToOneField(
        Election, models.PROTECT, related_name="+", verbose_name="换届选举"
    )
    superior = models.CharField("呈报的上级党组织", max_length=100, blank=True)
    meeting_on = models.DateField("拟召开大会日期", null=True, blank=True)
    place = models.CharField("大会地点", max_length=100, blank=True)
    seats = models.PositiveSmallIntegerField("委员名额", null=True, blank=True)
    nominees = models.PositiveSmallIntegerField("委员候选人名额", null=True, blank=True)
    secretaries = models.PositiveSmallIntegerField("书记名额", default=1)
    deputies = models.PositiveSmallIntegerField("副书记名额", default=0)
    by_assembly = models.BooleanField("书记由党员大会直接选举", default=False)
    agenda = models.TextField("大会议程", blank=True)
    first_request_no = models.CharField("换届请示文号", max_length=50, blank=True)
    first_reply_no = models.CharField("换届批复文号", max_length=50, blank=True)
    second_request_no = models.CharField("候选人请示文号", max_length=50, blank=True)
    second_reply_no = models.CharField("候选人批复文号", max_length=50, blank=True)
    report_no = models.CharField("结果报告文号", max_length=50, blank=True)
    third_reply_on = models.DateField("书记、副书记批复日", null=True, blank=True)
    third_reply_no = models.CharField("书记、副书记批复文号", max_length=50, blank=True)

    class Meta:
        verbose_name = "换届方案"
        verbose_name_plural = "换届方案"

    def __str__(self) -> str:
        return f"{self.election}方案"


class Ballot(OrganizationRecord):
    """One casting of votes: who may vote, who came, how many ballots went out and came back."""

    election = models.ForeignKey(
        Election, models.PROTECT, related_name="+", verbose_name="换届选举"
    )
    kind = models.CharField("选举方式", max_length=4, choices=BallotKind)
    turn = models.PositiveSmallIntegerField("第几次投票", default=1)
    seats = models.PositiveSmallIntegerField("应选名额")
    held_on = models.DateField("投票日期", null=True, blank=True)
    eligible = models.PositiveIntegerField("应到会有选举权的人数", null=True, blank=True)
    present = models.PositiveIntegerField("实到会有选举权的人数", null=True, blank=True)
    ballots_out = models.PositiveIntegerField("发出选票", null=True, blank=True)
    ballots_in = models.PositiveIntegerField("收回选票", null=True, blank=True)
    ballots_void = models.PositiveIntegerField("无效票", null=True, blank=True)

    class Meta:
        verbose_name = "选举投票"
        verbose_name_plural = "选举投票"
        indexes = [models.Index(fields=["organization", "held_on"], name="ballot_of_day")]
        constraints = [
            models.UniqueConstraint(fields=["election", "kind", "turn"], name="ballot_once_a_turn")
        ]

    def __str__(self) -> str:
        again = f"（第{self.turn}次投票）" if self.turn > 1 else ""
        return f"{self.organization}{self.kind}{again}"


class Nominee(models.Model):
    """Somebody who stands, or who got votes off the list; the order is that of the list."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+", verbose_name="选举投票")
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )
    name = models.CharField("候选人姓名", max_length=50)
    seat = models.CharField("竞选职务", max_length=3, choices=Seat, default=Seat.MEMBER)
    place = models.PositiveSmallIntegerField("名单次序", default=1)
    written_in = models.BooleanField("另选他人", default=False)
    agree = models.PositiveIntegerField("赞成票", null=True, blank=True)
    against = models.PositiveIntegerField("不赞成票", null=True, blank=True)
    abstain = models.PositiveIntegerField("弃权票", null=True, blank=True)
    declared = models.BooleanField("宣布当选", null=True, blank=True)

    class Meta:
        verbose_name = "候选人"
        verbose_name_plural = "候选人"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "name"], name="nominee_once_a_ballot")
        ]

    def __str__(self) -> str:
        return self.name


class Bundle(models.Model):
    """So many ballots that read alike; who filled them in is nowhere."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+", verbose_name="选举投票")
    papers = models.PositiveIntegerField("张数")

    class Meta:
        verbose_name = "票组"
        verbose_name_plural = "票组"

    def __str__(self) -> str:
        return f"{self.ballot}{self.papers}张"


class Pick(models.Model):
    """Somebody named on the ballots of a bundle."""

    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="+", verbose_name="票组")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="+", verbose_name="所选的人")

    class Meta:
        verbose_name = "票上所选"
        verbose_name_plural = "票上所选"

    def __str__(self) -> str:
        return f"{self.nominee}"


class Teller(models.Model):
    """Who watches over the count, or counts."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="+", verbose_name="选举投票")
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="党员"
    )
    name = models.CharField("计票人员姓名", max_length=50)
    help = models.CharField("分工", max_length=3, choices=Help, default=Help.WATCH)

    class Meta:
        verbose_name = "计票人员"
        verbose_name_plural = "计票人员"
        constraints = [
            models.UniqueConstraint(fields=["ballot", "name"], name="teller_once_a_ballot")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.help}）"


class Rescheduling(OrganizationRecord):
    """A term that is to end later or earlier, and the superior's approval of it."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name="任期")
    shift = models.CharField("延期或提前", max_length=2, choices=Shift, default=Shift.LATER)
    to_on = models.DateField("延期至或提前至")
    asked_on = models.DateField("请示日期", null=True, blank=True)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    document_no = models.CharField("批复文号", max_length=50, blank=True)
    reason = models.CharField("延期或提前的理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "延期或提前换届"
        verbose_name_plural = "延期或提前换届"

    def __str__(self) -> str:
        return f"{self.term}{self.shift}至{self.to_on}"
