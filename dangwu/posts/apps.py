"""The room as Django knows it."""

from django.apps import AppConfig


class PostsConfig(AppConfig):
    """值守."""

    name = "dangwu.posts"
    label = "posts"
    verbose_name = "值守"
    default_auto_field = "django.db.models.BigAutoField"
