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
from dangwu.dues.models.receipts import Receipt, ReceiptBook, ReceiptLine

__all__ = [
    "Assessment",
    "Base",
    "Category",
    "Income",
    "IncomeKind",
    "Kind",
    "Method",
    "Opening",
    "Payment",
    "Receipt",
    "ReceiptBook",
    "ReceiptLine",
    "Remittance",
    "Spending",
    "Use",
    "VoidedPayment",
    "Waiver",
]
