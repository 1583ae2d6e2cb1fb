"""The addresses of members, and what this room adds to the pages of organizations."""

from __future__ import annotations

from django.urls import path

from dangwu.members import counting, pages, trying_views, views, views_posts
from dangwu.organizations import beside
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("members/<int:pk>/", pages.member_page, name="members-one"),
    path("members/<int:pk>/unlock/", pages.unlock, name="members-unlock"),
    path("try/", trying_views.check_numbers, name="try"),
    path("departed/", pages.departed, name="departed"),
    path("dissolve/<int:pk>/", pages.dissolve, name="dissolve"),
    *urls_of(
        views.Members, views_posts.Posts, views_posts.Transfers, views_posts.Stars,
        views_posts.Commendations, views_posts.ContactPoints, views_posts.Visits,
    ),
]  # fmt: skip
beside.tell("党员", counting.members)
beside.tell("书记", counting.secretaries)
beside.add_sections(views_posts.committee_of)
beside.add_links(pages.links_of)
