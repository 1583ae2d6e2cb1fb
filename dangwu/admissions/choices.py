"""The words that a dossier's papers choose from."""

from __future__ import annotations

from django.db import models


class Purpose(models.TextChoices):
    """What a vote, an approval or a notice is about."""

    RECEIVE = "接收", "接收预备党员"
    CONFIRM = "转正", "预备党员转正"


class Result(models.TextChoices):
    """What a vote or an approval came to."""

    RECEIVED = "接收", "接收为预备党员"
    REFUSED = "不接收", "不接收"
    CONFIRMED = "按期转正", "按期转正"
    EXTENDED = "延长预备期", "延长预备期"
    CANCELLED = "取消资格", "取消预备党员资格"


class Conclusion(models.TextChoices):
    """What a review came to."""

    PASSED = "合格", "合格"
    FAILED = "不合格", "不合格"


class ApproverKind(models.TextChoices):
    """What approves: only the first two may."""

    COMMITTEE = "党委", "党委"
    WORKING_COMMITTEE = "工委", "工委"
    GENERAL_BRANCH = "党总支", "党总支"
    LEADING_GROUP = "党组", "党组"
    TEMPORARY = "临时党组织", "临时党组织"
    OTHER = "其他", "其他"


class OpinionSource(models.TextChoices):
    """Who was asked before someone became a 发展对象, or in the political review."""

    GROUP = "党小组", "党小组"
    CONTACT = "培养联系人", "培养联系人"
    MEMBERS = "党员", "党员"
    PUBLIC = "群众", "群众"
    HOUSEHOLD = "户籍地党组织", "户籍地党组织"
    RESIDENCE = "居住地党组织", "居住地党组织"


class PaperKind(models.TextChoices):
    """The five papers of 第25步."""

    FORM = "入党志愿书", "入党志愿书"
    APPLICATION = "入党申请书", "入党申请书"
    POLITICAL_REVIEW = "政审材料", "政审材料"
    CONFIRMATION = "转正申请书", "转正申请书"
    TRAINING = "培养考察材料", "培养考察材料"
