"""Convenes meetings: who was expected, who came, who spoke; written all at once at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dangwu.demo.story import Person, Story
from dangwu.meetings.models import Attendance, Form, Meeting, MeetingKind, Presence, Speech

_EXCUSED, _ABSENT = 0.075, 0.02


class Sittings:
    """Collects meetings with their attendances and speeches, then writes them in order."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._meetings: list[Meeting] = []
        self._attendances: list[Attendance] = []
        self._speeches: list[Speech] = []

    def convene(
        self, key: str, kind: MeetingKind, day: date, people: Sequence[Person], topic: str,
        *, minutes: int = 60, faithful: bool = False, **fields: Any,
    ) -> Meeting:  # fmt: skip
        """Hold a meeting of an organization. `faithful`: nobody is absent without leave."""
        meeting = Meeting(
            organization=self._story.organizations[key], kind=kind, held_on=day, topic=topic,
            minutes_long=minutes, **{"form": Form.MEETING, "place": _place(key), **fields},
        )  # fmt: skip
        states = [self._state(person, day, faithful=faithful) for person in people]
        meeting.expected = len(states)
        meeting.present = states.count(Presence.PRESENT)
        meeting.excused = states.count(Presence.EXCUSED)
        meeting.absent = states.count(Presence.ABSENT)
        self._meetings.append(meeting)
        self._attendances += [
            Attendance(
                meeting=meeting, member=person.member, state=state,
                as_ordinary_member=state == Presence.PRESENT and _is_led_by_others(key, person),
            )
            for person, state in zip(people, states, strict=True)
        ]  # fmt: skip
        return meeting

    def speak(self, meeting: Meeting, people: Sequence[Person], topic: str) -> None:
        """Let people speak in this order."""
        self._speeches += [
            Speech(meeting=meeting, member=person.member, position=place, topic=topic)
            for place, person in enumerate(people, start=1)
        ]

    def write(self) -> None:
        """Write what was collected."""
        self._story.write(Meeting, self._meetings)
        self._story.write(Attendance, self._attendances)
        self._story.write(Speech, self._speeches)

    def _state(self, person: Person, day: date, *, faithful: bool) -> Presence:
        floats = person.member.floating_since is not None and person.member.floating_since <= day
        luck = self._story.dice.random() / (4 if floats else 1)
        if luck < _ABSENT and not faithful:
            return Presence.ABSENT
        return Presence.EXCUSED if luck < _ABSENT + _EXCUSED else Presence.PRESENT


def _is_led_by_others(key: str, person: Person) -> bool:
    """A leading cadre in the branch where she is an ordinary member."""
    return key.startswith("office") and any(title.startswith("党组") for title in person.titles)


def _place(key: str) -> str:
    return "老干部活动室" if key.startswith("retired") else "会议室"
