"""Long work: how far it is, what it came to, and what is said where it came to nothing."""

import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError, connections
from django.test import override_settings
from django.utils import timezone

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.core.errors import DangwuError
from dangwu.pages import jobs
from dangwu.pages.jobs import Progress, tracking
from dangwu.pages.models import Job, JobState
from tests.cast import Cast, stock_cast


@pytest.fixture(autouse=True)
def office(tmp_path: Path) -> object:
    with override_settings(OFFICE=tmp_path):
        yield tmp_path


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create(username="officer", name="某干事")


def made(user: User, work: Callable[[Progress], str]) -> Job:
    job = jobs.start(user, "预览党员名册", work, kind="exchange.preview")
    job.refresh_from_db()
    return job


def test_a_job_leads_to_its_result(user: User) -> None:
    job = made(user, lambda progress: "/import/1/")
    assert (job.state, job.result, job.message) == (JobState.DONE, "/import/1/", "")
    assert job.started_at is not None
    assert job.finished_at is not None
    assert str(job) == "预览党员名册"


def raising(error: Exception) -> Callable[[Progress], str]:
    def work(progress: Progress) -> str:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (DangwuError("文件是空的。"), "文件是空的。"),
        (
            IntegrityError(),
            "刚才有别人登记了相同的记录，这次什么也没有写入。请重新预览，核对后再提交。",
        ),
        (
            OperationalError("locked"),
            "数据库正忙或写不进去，这次什么也没有写入。请过一会儿再提交一次；仍不行时请告诉系统管理员。",
        ),
        (
            ValueError("x"),
            "程序出了意外的错误，这次什么也没有写入。请再提交一次；仍不行时请把任务名称和时间告诉系统管理员。",
        ),
    ],
)
def test_what_went_wrong_is_said(user: User, error: Exception, says: str) -> None:
    job = made(user, raising(error))
    assert (job.state, job.message) == (JobState.FAILED, says)


def test_who_failed_can_go_back(db: None) -> None:
    cast = stock_cast()
    job = jobs.start(
        cast.user(Role.OFFICER),
        "预览",
        raising(DangwuError("文件是空的。")),
        back="/import/uploads/1/",
    )
    page = cast[Role.OFFICER].get(f"/jobs/{job.pk}/").content.decode()
    assert "文件是空的。" in page
    assert '<a class="btn btn-primary" href="/import/uploads/1/">返回处理</a>' in page


def waiting(user: User, seconds: int) -> Job:
    job = Job.objects.create(
        user=user, title="写入", asked_at=timezone.now(), state=JobState.RUNNING
    )
    progress = Progress()
    progress.say("正在写入")
    progress(25, 200)
    tracking.note(job.pk, progress)
    heard = time.time() - seconds
    os.utime(tracking.file_of(job.pk), (heard, heard))
    return job


def test_a_job_that_runs_says_how_far_it_is(user: User) -> None:
    seen = jobs.look(waiting(user, 59))
    assert (seen.state, seen.says, seen.done, seen.total, seen.percent) == (
        JobState.RUNNING, "正在写入", 25, 200, 12,
    )  # fmt: skip
    assert seen.waiting


def test_a_job_that_nothing_is_heard_of_was_interrupted(user: User) -> None:
    job = waiting(user, 61)
    seen = jobs.look(job)
    assert seen.state == JobState.INTERRUPTED
    assert seen.message == (
        "服务器在任务完成之前停止或重启了。任务要写的一次写成，没有完成的就没有写入任何内容，"
        "请回到原来的页面重新提交一次。"
    )
    Job.objects.filter(pk=job.pk).update(asked_at=timezone.now() - timedelta(minutes=2))
    made(user, lambda progress: "")
    job.refresh_from_db()
    assert job.state == JobState.INTERRUPTED


@pytest.mark.django_db(transaction=True)
def test_a_job_goes_on_when_its_page_is_left(tmp_path: Path) -> None:
    user = User.objects.create(username="officer")
    first, may = threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        progress(1, 2)
        first.set()
        assert may.wait(10)
        return "/done/"

    with override_settings(JOBS_AT_ONCE=False):
        job = jobs.start(user, "预览", work)
        assert first.wait(10)
        until = time.time() + 5
        while time.time() < until and jobs.look(Job.objects.get(pk=job.pk)).done != 1:
            time.sleep(0.05)
        seen = jobs.look(Job.objects.get(pk=job.pk))
        assert (seen.state, seen.done, seen.total) == (JobState.RUNNING, 1, 2)
        may.set()
        for thread in threading.enumerate():
            if thread.name == f"job-{job.pk}":
                thread.join(10)
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.DONE, "/done/")
    assert not tracking.file_of(job.pk).exists()
    connections.close_all()


def test_the_page_follows_the_job(db: None) -> None:
    cast = stock_cast()
    job = waiting(cast.user(Role.OFFICER), 1)
    page = cast[Role.OFFICER].get(f"/jobs/{job.pk}/").content.decode()
    assert "正在写入，25 / 200" in page
    assert 'http-equiv="refresh"' in page
    assert f'hx-get="/jobs/{job.pk}/"' in page
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE, result="/import/")
    answer = cast[Role.OFFICER].get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == "/import/"
    assert cast[Role.OFFICER].get(f"/jobs/{job.pk}/").headers["Location"] == "/import/"
    assert "写入" in cast[Role.OFFICER].get("/jobs/").content.decode()


def test_a_job_is_its_own_persons(db: None) -> None:
    cast: Cast = stock_cast()
    job = waiting(cast.user(Role.OFFICER), 1)
    assert cast[Role.SECRETARY].get(f"/jobs/{job.pk}/").status_code == 404
    assert "还没有任务。" in cast[Role.SECRETARY].get("/jobs/").content.decode()


def test_a_file_that_cannot_be_read_just_now_is_no_silence(user: User) -> None:
    job = waiting(user, 1)
    tracking.file_of(job.pk).write_text("{", encoding="utf-8")
    assert jobs.look(job).state == JobState.RUNNING


def test_a_job_of_which_nothing_was_heard_yet(user: User) -> None:
    young, old = (
        Job.objects.create(
            user=user, title="写入", asked_at=timezone.now() - timedelta(seconds=ago)
        )
        for ago in (59, 61)
    )
    assert (jobs.look(young).state, jobs.look(old).state) == (
        JobState.QUEUED, JobState.INTERRUPTED,
    )  # fmt: skip
