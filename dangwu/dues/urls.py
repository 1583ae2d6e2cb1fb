"""The addresses of dues."""

from __future__ import annotations

from django.urls import path

from dangwu.dues import (
    account_views,
    base_views,
    list_views,
    month_views,
    pay_sheet_views,
    pay_views,
    trying_views,
    views,
)
from dangwu.organizations import beside
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("", month_views.front, name="front"),
    path("collection/", month_views.collection, name="collection"),
    path("collection/assess/", month_views.assess, name="assess"),
    path("collection/all/", month_views.assess_all, name="assess-all"),
    path("bases/sheet/", base_views.sheet, name="base-sheet"),
    path("pay-slips/sheet/", pay_sheet_views.sheet, name="pay-sheet"),
    path("collection/receipts/", month_views.receipt_month, name="receipt-month"),
    path("collection/receipts/print/", list_views.print_receipts, name="receipts-print"),
    path("arrears/", list_views.arrears, name="arrears"),
    path("publication/", list_views.publish, name="publication"),
    path("try/", trying_views.try_page, name="try"),
    path("balance/", list_views.balance, name="balance"),
    path("members/<int:pk>/", list_views.member, name="member"),
    path("receipts/<int:pk>/print/", list_views.print_receipt, name="receipt-print"),
    *urls_of(*views.BOOKS, *pay_views.BOOKS, *account_views.BOOKS),
]

beside.add_links(month_views.links_of)
