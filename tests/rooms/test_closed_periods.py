"""Every record of the rooms is held to closed periods, or is said here to have no day of its own."""

from django.apps import apps
from django.conf import settings

from dangwu.organizations.locks import may_be_locked
from dangwu.posts.models import CommunityRegistration

OF_A_MEMBER = {"members.Member", "members.RightsSuspension", CommunityRegistration._meta.label}
"""Held by dangwu.members.closing, through where she belonged."""
WITHOUT = {
    "organizations.Organization",  # founded, moved and dissolved by the tree's own changes
    "organizations.Placement",
    "organizations.Month",
    "organizations.Grant",
    "organizations.Lock",
    "members.Account",
    "members.Look",
    "organizations.LocalRule",  # says how records are judged, and changes none
    "elections.Pick",  # goes with its bundle, which is asked
    "stars.Line",  # goes with its score, which is asked
    "stars.Proof",
    "stars.Objection",
}


def test_every_record_is_asked_for() -> None:
    rooms = set(settings.ROOMS) - {"accounts"}
    unasked = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in rooms and not may_be_locked(model)
    }
    assert unasked == OF_A_MEMBER | WITHOUT
