"""What each member owes and paid, and the account that the dues are kept in."""

from dangwu.dues.models.account import Income, IncomeKind, Opening, Remittance, Spending, Use
from dangwu.dues.models.members import (
    Assessment,
    Base,
    Category,
    Kind,
    Method,
    Payment,
    VoidedPayment,
    Waiver,
)
from dangwu.dues.models.pay import (
    Effect,
    PayItem,
    PayLine,
    PaySlip,
    QuarterlyConsent,
    RemitRatio,
    Staff,
)
from dangwu.dues.models.receipts import Receipt, ReceiptBook, ReceiptLine

__all__ = [
    "Assessment",
    "Base",
    "Category",
    "Effect",
    "Income",
    "IncomeKind",
    "Kind",
    "Method",
    "Opening",
    "PayItem",
    "PayLine",
    "PaySlip",
    "Payment",
    "QuarterlyConsent",
    "Receipt",
    "ReceiptBook",
    "ReceiptLine",
    "RemitRatio",
    "Remittance",
    "Spending",
    "Staff",
    "Use",
    "VoidedPayment",
    "Waiver",
]
