"""The writes of schemes: adopted from the example or from a paper, with items and levels."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.organizations.models import Organization
from dangwu.stars import errors
from dangwu.stars.models import Item, Level, Round, Scheme
from dangwu.stars.sources import example, sources


@transaction.atomic
def adopt_example(organization: Organization, *, since: date, actor: User | None = None) -> Scheme:
    """Copy the example scheme, marked as one, for a unit to make its own."""
    shown = example()
    scheme = log.create(
        Scheme, action="stars.adopt", actor=actor, organization=organization, name=shown.name,
        cycle=shown.cycle, example=True, since=since,
    )  # fmt: skip
    for place, one in enumerate(shown.items, 1):
        log.create(
            Item, action="stars.add_item", actor=actor, scheme=scheme, place=place,
            module=one.module, label=one.label, source=one.source, points=one.points,
            each=one.each, most=one.most,
        )  # fmt: skip
    for stars, least in shown.levels.items():
        log.create(Level, action="stars.set_level", actor=actor, scheme=scheme, stars=stars,
                   least=least)  # fmt: skip
    return scheme


def adopt(
    organization: Organization,
    *,
    name: str,
    cycle: str,
    basis: str,
    since: date,
    actor: User | None = None,
) -> Scheme:
    """Enter a scheme of the unit's own, by the paper that it names; its items come after."""
    if not basis.strip():
        raise errors.SchemeImpossible(name, "请写明依据的文件；只是试用的，请套用示例方案。")
    return log.create(
        Scheme, action="stars.adopt", actor=actor, organization=organization, name=name,
        cycle=cycle, basis=basis, since=since,
    )  # fmt: skip


def confirm_scheme(
    scheme: Scheme, *, name: str, basis: str, reason: str, actor: User | None = None
) -> Scheme:
    """Make an example the unit's own: by which paper, and under which name."""
    if not basis.strip():
        raise errors.SchemeImpossible(scheme.name, "请写明依据的文件。")
    log.update(
        scheme, action="stars.confirm_scheme", actor=actor, reason=reason, name=name, basis=basis,
        example=False,
    )  # fmt: skip
    return scheme


def end_scheme(scheme: Scheme, *, on: date, actor: User | None = None) -> Scheme:
    """Use a scheme no more from a day on."""
    if on <= scheme.since:
        raise errors.SchemeImpossible(scheme.name, f"停用日{on}应晚于起用日{scheme.since}。")
    log.update(scheme, action="stars.end_scheme", actor=actor, until=on)
    return scheme


def add_item(
    scheme: Scheme,
    *,
    module: str,
    label: str,
    points: int,
    source: str = "",
    each: int = 1,
    most: int | None = None,
    actor: User | None = None,
) -> Item:
    """Add an item at the end of a scheme by which nothing was reckoned yet."""
    require_unused(scheme)
    check_item(scheme, points=points, source=source, each=each, most=most)
    last = Item.objects.filter(scheme=scheme).order_by("-place").first()
    return log.create(
        Item, action="stars.add_item", actor=actor, scheme=scheme,
        place=1 if last is None else last.place + 1, module=module, label=label, points=points,
        source=source, each=each, most=most,
    )  # fmt: skip


def check_item(scheme: Scheme, *, points: int, source: str, each: int, most: int | None) -> None:
    """Raise SchemeImpossible where an item cannot be so."""
    if source and source not in sources():
        raise errors.SchemeImpossible(scheme.name, f"没有“{source}”这一数据来源。")
    if points == 0 or each < 1:
        raise errors.SchemeImpossible(scheme.name, "每次分值不能是0，每多少计一次至少是1。")
    if most is not None and most * points <= 0:
        raise errors.SchemeImpossible(scheme.name, "每期限额应与每次分值同为加分或同为扣分。")


def set_level(scheme: Scheme, *, stars: int, least: int, actor: User | None = None) -> Level:
    """Set from how many points on so many stars may be given; more stars need more points."""
    require_unused(scheme)
    others = Level.objects.filter(scheme=scheme).exclude(stars=stars)
    for one in others:
        if one.least == least or (one.stars < stars) != (one.least < least):
            raise errors.SchemeImpossible(
                scheme.name, f"{one.stars}星是{one.least}分，{stars}星不能是{least}分。"
            )
    known = Level.objects.filter(scheme=scheme, stars=stars).first()
    if known is None:
        return log.create(Level, action="stars.set_level", actor=actor, scheme=scheme,
                          stars=stars, least=least)  # fmt: skip
    log.update(known, action="stars.set_level", actor=actor, least=least)
    return known


def require_unused(scheme: Scheme) -> None:
    """Raise SchemeUsed once points were reckoned by it."""
    if Round.objects.filter(scheme=scheme).exists():
        raise errors.SchemeUsed(scheme.name)
