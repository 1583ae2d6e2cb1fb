"""The facts of a dossier by the names that the texts of papers use; what is missing is a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dangwu.admissions.choices import Conclusion, OpinionSource, Purpose, Result
from dangwu.admissions.limits import Facts, facts_of, in_force, probation_full
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Notice,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.admissions.paperwork.gaps import Gap, Lack
from dangwu.admissions.paperwork.places import Places
from dangwu.admissions.readiness import PERCENT
from dangwu.admissions.steps import STEPS
from dangwu.core.calendar import add_months
from dangwu.members.models import Member
from dangwu.organizations.local import known_rules
from dangwu.pages.cells import birth, day_words

_SOURCES = (OpinionSource.GROUP, OpinionSource.CONTACT, OpinionSource.MEMBERS, OpinionSource.PUBLIC)
Named = dict[str, Any]
BOOKS = "/records/admissions/"
OUTSIDE = "＿＿＿＿＿＿＿＿（上级党委名称，由党支部填写）"


class Gathering:
    """Gathers the facts of one dossier; `noted` are the gaps that a text has used since."""

    def __init__(self, applicant: Applicant, today: date) -> None:
        self.applicant, self.today = applicant, today
        self.page = f"/records/admissions/applicants/{applicant.pk}/"
        self.facts: Facts = facts_of([applicant])[applicant.pk]
        self.known = known_rules(applicant.organization_id, today)
        self.places = Places()
        self.noted: dict[Lack, None] = {}

    def gap(self, said: str, end: str = "", href: str = "") -> Gap:
        """Return a gap that leads to where it is filled in."""
        return Gap(Lack(said, href or f"{self.page}{end}"), self.noted)

    def file(self, said: str, key: str) -> Gap:
        """Return a gap that is filled by filing a paper."""
        return self.gap(said, f"file/{key}/")

    def all(self) -> Named:
        """Return every fact by its name."""
        found: Named = {}
        for part in (self._person, self._steps, self._company, self._reviewed,
                     self._examined, self._decided, self._probation, self._archive):  # fmt: skip
            found |= dict(part())
        return found

    def _person(self) -> Iterator[tuple[str, Any]]:
        one = self.applicant
        yield "姓名", one.name
        yield "性别", one.sex
        yield "民族", one.nationality or self.gap("本人的民族没有登记", "correct/")
        yield "出生日期", born(one.birth_no)
        yield "学历", one.get_education_display() or self.gap("本人的学历没有登记", "correct/")
        yield "志愿书编号", one.form_no or self.gap("志愿书编号没有登记", "correct/")

    def home(self, number: int, after: int) -> Named:
        """Return the branch and the committee above it on the day of a paper's step."""
        step = self.facts.passed.get(number) or self.facts.passed.get(after)
        home = step.organization if step else self.applicant.organization
        day = step.done_on if step else self.today
        above = self.places.committee_above(home, day)
        own = home.document_name.removesuffix("支部")
        committee, meeting = f"{own}支部委员会", f"{own}支部党员大会"
        return {
            "党支部": home.document_name, "党支部全称": home.full_name, "支部大会": meeting,
            "决定会议": committee if home.has_committee else meeting,
            "审查会议": committee if home.has_committee else home.document_name,
            "决定机构": "支部委员会" if home.has_committee else "支部党员大会",
            "审查机构": "支部委员会" if home.has_committee else "党支部",
            "上级党委": above.document_name if above else "上级党委",
            "上级党委全称": above.full_name if above else OUTSIDE,
            "上级党委落款": above.full_name if above else "（上级党委盖章）",
        }  # fmt: skip

    def _steps(self) -> Iterator[tuple[str, Any]]:
        for kind in STEPS:
            number, done = kind.number, self.facts.passed.get(kind.number)
            missing = self.file(f"第{number}步“{kind.name}”还没有登记", f"step-{number}")
            yield f"第{number}步日期", day_words(done.done_on) if done else missing
            if number in {2, 16}:
                href = f"{BOOKS}steps/{done.pk}/correct/" if done else ""
                who = (
                    missing if done is None else self.gap(f"第{number}步没有登记谈话人", href=href)
                )
                post = (
                    missing
                    if done is None
                    else self.gap(f"第{number}步没有登记谈话人职务", href=href)
                )
                yield f"第{number}步经办人", done.by.name if done and done.by else who
                yield f"第{number}步职务", done.by_post if done and done.by_post else post
        asked = self.facts.day(1)
        version = in_force("first_talk_months", asked, self.known) if asked else None
        known = asked is not None and version is not None
        yield "谈话期限", day_words(add_months(asked, version.number)) if known else ""  # type: ignore[arg-type,union-attr]
        yield "谈话条文", version.citation.label if version else ""

    def _company(self) -> Iterator[tuple[str, Any]]:
        for what, model, day, key in (
            ("培养联系人", Contact, "since", "contact"), ("入党介绍人", Sponsor, "named_on", "sponsor"),
        ):  # fmt: skip
            rows = self._of(model).select_related("member").order_by(day, "pk")
            people = [
                {"姓名": one.member.name, "日期": day_words(getattr(one, day))} for one in rows
            ]
            gap = self.file(f"还没有登记{what}", key)
            yield what, people or gap
            yield f"{what[2:]}姓名", "、".join(one["姓名"] for one in people) or gap

    def _reviewed(self) -> Iterator[tuple[str, Any]]:
        for step, name in ((6, "培养考察"), (21, "预备考察")):
            rows = self._of(Review).filter(step=step).order_by("reviewed_on", "pk")
            found = [
                {"日期": day_words(one.reviewed_on), "意见": " ".join(one.opinion.split())}
                for one in rows
            ]
            yield (
                name,
                found or self.gap(f"还没有登记第{step}步的考察", f"file/review/?step={step}"),
            )
            if step == 6:
                yield (
                    "考察次数",
                    len(found) or self.gap("还没有登记第6步的考察", "file/review/?step=6"),
                )

    def _examined(self) -> Iterator[tuple[str, Any]]:
        heard = list(self._of(Opinion).order_by("heard_on", "pk"))
        own = [said(one) for one in heard if one.source in _SOURCES]
        gap = self.file("还没有登记听取的意见", "opinion")
        yield "听取意见", own or gap
        yield "意见来源", "、".join(dict.fromkeys(one["来源"] for one in own)) or gap
        yield "政审意见", [said(one) for one in heard if one.source not in _SOURCES]
        review = self._of(PoliticalReview).order_by("concluded_on", "pk").last()
        gap = self.file("还没有登记政治审查的结论", "political")
        yield "政审日期", day_words(review.concluded_on) if review else gap
        yield "政审结论", review.get_conclusion_display() if review else gap
        yield "是否流动", ("是" if review.floating else "否") if review else gap
        yield from self._trained()
        yield from self._prereviewed()

    def _trained(self) -> Iterator[tuple[str, Any]]:
        last = self._of(CandidateTraining).order_by("ended_on", "pk").last()
        gap = self.file("还没有登记发展对象集中培训", "training")
        yield "培训止", day_words(last.ended_on) if last else gap
        yield "培训起", day_words(last.began_on) if last and last.began_on else ""
        long = [f"{last.days}天" if last.days else "", f"{last.hours}学时" if last.hours else ""] if last else []  # fmt: skip
        yield "培训时长", "、".join(filter(None, long)) or (
            gap if last is None else self.gap("集中培训没有登记天数或学时", href=f"{BOOKS}trainings/{last.pk}/correct/")
        )  # fmt: skip

    def _prereviewed(self) -> Iterator[tuple[str, Any]]:
        last = self._of(Prereview).order_by("reviewed_on", "pk").last()
        gap = self.file("还没有登记预审结果", "prereview")
        yield "预审日期", day_words(last.reviewed_on) if last else gap
        yield "预审结果", last.get_result_display() if last else gap
        yield "预审合格", last is not None and last.result == Conclusion.PASSED
        told = last.notified_on if last else None
        href = f"{BOOKS}prereviews/{last.pk}/correct/" if last else ""
        yield (
            "预审通知日期",
            day_words(told)
            if told
            else (self.gap("预审没有登记书面通知的日期", href=href) if last else gap),
        )

    def _decided(self) -> Iterator[tuple[str, Any]]:
        for purpose, word, number in ((Purpose.RECEIVE, "接收", 15), (Purpose.CONFIRM, "转正", 23)):
            vote = self._of(Vote).filter(purpose=purpose).order_by("held_on", "pk").last()
            yield (
                f"{word}表决",
                self._vote(vote)
                if vote
                else self.file(f"还没有登记支部大会讨论{word}的表决", f"step-{number}"),
            )
            notice = self._of(Notice).filter(purpose=purpose).order_by("posted_on", "pk").last()
            yield f"{word}公示", {
                "起": day_words(notice.posted_on), "止": day_words(notice.ended_on),
            } if notice else self.file(f"还没有登记{word}的公示", "notice")  # fmt: skip
            found = self._of(Approval).filter(purpose=purpose).select_related("approver")
            last = found.order_by("reported_on", "pk").last()
            gap = self.file(f"还没有登记{word}的上报", "approval")
            yield f"{word}上报日期", day_words(last.reported_on) if last else gap
            yield f"{word}审批", self._approval(last, word, gap)

    def _vote(self, vote: Vote) -> Named:
        known, page = self.known, f"{BOOKS}votes/{vote.pk}/correct/"
        quorum = in_force("admission_quorum_percent", vote.held_on, known)
        majority = in_force("admission_majority_percent", vote.held_on, known)
        way = {True: "无记名投票", False: "记名方式"}
        return {
            "日期": day_words(vote.held_on), "应到": vote.eligible, "实到": vote.present,
            "书面": vote.written, "赞成": vote.in_favour, "反对": vote.against,
            "弃权": vote.abstained, "结果": vote.get_result_display(),
            "延长": vote.extended_months or "",
            "通过": vote.result in {Result.RECEIVED, Result.CONFIRMED},
            "方式": self.gap("表决没有登记是否无记名投票", href=page) if vote.secret is None else way[vote.secret],
            "到会": _over(vote.present, vote.eligible, quorum.number) if quorum else "",
            "过半": _over(vote.in_favour, vote.eligible, majority.number) if majority else "",
        }  # fmt: skip

    def _approval(self, last: Approval | None, word: str, gap: Gap) -> Any:
        if last is None:
            return gap
        page = f"{BOOKS}approvals/{last.pk}/"
        if last.approved_on is None:
            return self.gap(f"{word}上报后还没有登记审批结果", href=f"{page}decide/")
        none = self.gap(f"{word}的审批没有登记审批党委", href=f"{page}correct/")
        return {
            "日期": day_words(last.approved_on), "结果": last.get_result_display(),
            "通过": last.result in {Result.RECEIVED, Result.CONFIRMED},
            "集体": "集体" if last.collective else "",
            "机关": last.approver.document_name if last.approver else none,
            "机关全称": last.approver.full_name if last.approver else none,
        }  # fmt: skip

    def _probation(self) -> Iterator[tuple[str, Any]]:
        met, full = self.facts.day(15), probation_full(self.facts, self.known)
        gap = self.file("第15步“支部大会讨论”还没有登记", "step-15")
        yield "预备期起", day_words(met) if met else gap
        yield "预备期满日", day_words(full) if full else gap
        key = self.applicant.member_id
        confirmed = Member.objects.get(pk=key).confirmed_on if key else None
        yield (
            "转正日期",
            day_words(confirmed)
            if confirmed
            else self.file("党员名册里还没有转正日期：第24步登记后自动写入", "step-24"),
        )

    def _archive(self) -> Iterator[tuple[str, Any]]:
        rows = [
            {"名称": one.get_kind_display(), "日期": day_words(one.archived_on)}
            for one in self._of(ArchivedPaper).order_by("archived_on", "pk")
        ]
        gap = self.file("还没有登记归档材料", "paper")
        yield "归档材料", rows or gap
        yield "归档种数", len(rows) or gap

    def _of(self, model: Any) -> Any:
        return model.objects.filter(applicant=self.applicant)


def said(one: Opinion) -> Mapping[str, str]:
    """Return an opinion as papers tell it."""
    return {
        "来源": one.get_source_display(), "日期": day_words(one.heard_on),
        "同意": "同意" if one.agreed else "不同意",
    }  # fmt: skip


def _over(count: int, eligible: int, percent: int) -> str:
    return "超过半数" if count * PERCENT > eligible * percent else "没有超过半数"


def born(number: int) -> str:
    """Return 1992年3月4日, as far as it is known."""
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return f"{year}年{month}月{day}日" if day else birth(number)
