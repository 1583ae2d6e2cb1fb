"""Nothing recorded links a ballot to whoever cast it."""

from django.apps import apps
from django.db import models

ALLOWED = {
    ("elections.Nominee", "member"): "who stands",
    ("elections.Teller", "member"): "who watches and counts",
}
"""The only people that the room's records name."""
PEOPLE = {"members.Member", "accounts.User", "members.Account", "members.Membership"}
CAST = {"elections.Bundle", "elections.Pick", "elections.Ballot"}
"""What holds ballots as they were cast."""


def relations(model: type[models.Model]) -> list[models.ForeignKey[models.Model, models.Model]]:
    return [one for one in model._meta.concrete_fields if isinstance(one, models.ForeignKey)]


def test_people_are_named_only_as_nominees_and_tellers() -> None:
    found = {
        (model._meta.label, field.name)
        for model in apps.get_app_config("elections").get_models()
        for field in relations(model)
        if field.related_model._meta.label in PEOPLE
    }
    assert found == set(ALLOWED)


def test_no_way_leads_from_a_ballot_that_was_cast_to_a_person_but_over_who_stands() -> None:
    seen: set[str] = set()
    waiting = [apps.get_model(label) for label in CAST]
    while waiting:
        model = waiting.pop()
        label = model._meta.label
        if label in seen or label == "elections.Nominee":
            continue
        seen.add(label)
        waiting += [field.related_model for field in relations(model)]
    assert not seen & PEOPLE


def test_nothing_outside_the_room_points_at_a_ballot_that_was_cast() -> None:
    found = [
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in relations(model)
        if field.related_model._meta.label in CAST and model._meta.app_label != "elections"
    ]
    assert found == []


def test_a_ballot_that_was_cast_has_no_day_and_no_words_of_its_own() -> None:
    kept = {
        field.name
        for label in ("elections.Bundle", "elections.Pick")
        for field in apps.get_model(label)._meta.concrete_fields
    }
    assert kept == {"id", "ballot", "papers", "bundle", "nominee"}
