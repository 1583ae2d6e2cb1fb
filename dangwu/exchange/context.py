"""What the rows of one file share while they are judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dangwu.exchange.headings import Head
from dangwu.exchange.known import Branch, Known, Likely
from dangwu.exchange.reading.days import earlier
from dangwu.exchange.reading.fault import Fault
from dangwu.exchange.verdict import Row


@dataclass
class Context:
    """The day, the headings, what the office knows (None: there is no office), and findings."""

    today: date
    head: Head
    known: Known | None
    findings: list[dict[str, object]] = field(default_factory=list)
    sheet: str | None = None
    _branches: dict[tuple[str, str], Branch | Likely] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the file has the column of this field."""
        return name in self.head.places

    def heading(self, name: str) -> str:
        """Return a field's heading as the file writes it."""
        place = self.head.places.get(name)
        return place.heading if place else name

    def blame(self, row: Row, name: str, reason: str, detail: str = "", reading: object = None,
              *, asks: bool | None = None) -> None:  # fmt: skip
        """Note what is wrong with a field of a row."""
        row.blame(name, self.heading(name), Fault(reason, detail, reading, asks))

    def find(self, says: str, row: int | None = None, name: str | None = None) -> None:
        """Note what a person should know and no row is refused for."""
        found: dict[str, object] = {"row": row, "field": name, "says": says}
        if found not in self.findings:
            self.findings.append(found)

    def branch(self, known: Known, name: str, above: str) -> Branch | Likely:
        """Look an organization up once for each name."""
        asked = (name, above)
        if asked not in self._branches:
            self._branches[asked] = known.branch(name, above)
        return self._branches[asked]

    def where(self, pk: int | None) -> Branch | None:
        """Return an organization of the office by its number."""
        return self.known.of_pk(pk) if self.known else None

    # What several kinds ask of a row

    def judge_branch(self, row: Row, *, needed: bool) -> None:
        """Hold 党支部 against the office; write the name that documents use."""
        name = str(row.values.get("党支部", ""))
        above = str(row.values.get("上级党组织") or row.hidden.get("上级党组织") or "")
        code = str(row.hidden.get("党支部编码", ""))
        if row.problems and any(one.field == "党支部" for one in row.problems):
            return
        if not name:
            if needed and (self.has("党支部") or row.hidden.get("merged_branch")):
                self._missing_branch(row)
            return
        if self.known is None or not self.known.has_branches:
            return
        found = self.branch(self.known, name, above)
        if isinstance(found, Likely):
            self._unknown_branch(row, name, found)
            return
        row.values["党支部"] = found.name
        row.hidden["branch"] = found.pk
        self._above_agrees(row, self.known, found, above, code)

    def _missing_branch(self, row: Row) -> None:
        merged = row.hidden.get("merged_branch")
        if merged:
            self.blame(row, "党支部", "branch_missing", f"没有写明党支部，上面写的是“{merged}”",
                       merged, asks=True)  # fmt: skip
        else:
            self.blame(row, "党支部", "branch_missing")

    def _unknown_branch(self, row: Row, name: str, likely: Likely) -> None:
        offered = "、".join(likely.names)
        near = f"，最接近的是：{offered}" if offered else ""
        if likely.close is not None:
            self.blame(row, "党支部", "branch_unsure", f"没有“{name}”{near}", likely.close.name)
            row.hidden["branch"] = likely.close.pk
        elif offered and self.known and len(self.known._named(name)) > 1:
            self.blame(row, "党支部", "branch_unsure", f"叫“{name}”的不止一个：{offered}")
        else:
            self.blame(row, "党支部", "branch_unknown", f"没有“{name}”这个党组织{near}")

    def _above_agrees(self, row: Row, known: Known, found: Branch, *told: str) -> None:
        """Hold the superior and the code that the row tells against its branch."""
        above, code = told
        if above and known.is_below(found, above) is False:
            self.blame(
                row, "党支部", "branch_conflict", f"“{found.name}”不在“{above}”之下", found.name
            )
        if not code or code == found.code:
            return
        other = known.of_code(code)
        if other is not None and other.pk != found.pk:
            self.blame(
                row, "党支部", "branch_conflict",
                f"写的是“{found.name}”，编码{code}却是“{other.name}”", found.name,
            )  # fmt: skip
        elif other is None and found.code and code.lstrip("0") == found.code.lstrip("0"):
            self.blame(
                row, "党支部编码", "code_lost_zeros",
                f"编码{code}应为{found.code}，前面的0丢了", found.code,
            )  # fmt: skip

    def judge_range(self, row: Row, names: tuple[str, ...], first: str = "1900-01-01") -> None:
        """Refuse days before `first` and after today."""
        today = self.today.isoformat()
        for name in names:
            day = row.values.get(name)
            if not isinstance(day, str):
                continue
            if first < day[:10] < today and day[:7] != first[:7]:
                continue
            if earlier(day[:10], first):
                self.blame(row, name, "date_out_of_range", f"{day}早于{first}，超出可能的范围")
            elif earlier(today, day[:10]):
                self.blame(row, name, "date_out_of_range", f"{day}晚于今天（{today}）")

    def judge_order(self, row: Row, names: tuple[str, ...]) -> None:
        """Refuse a day before one that must come first; only the first reversal is said."""
        before: tuple[str, str] | None = None
        for name in names:
            day = row.values.get(name)
            if not isinstance(day, str):
                continue
            if before and earlier(day, before[1]):
                self.blame(row, name, "date_order",
                           f"{name}{day}早于{before[0]}{before[1]}")  # fmt: skip
                return
            before = (name, day)
