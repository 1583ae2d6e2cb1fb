"""Preview a roster of 100,000 rows: the limit is 10 s and 400 MB.

Usage: python benchmarks/imports.py [--rows 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from stdnum.cn.ric import calc_check_digit

SECONDS, MEGABYTES = 10.0, 400.0
HEADINGS = ("序号", "姓名", "身份证号码", "性别", "出生日期", "民族", "学历", "手机号码", "人员编号",
            "所在党支部", "所在分党委", "党籍状态", "申请入党时间", "入党时间", "转正时间", "备注")  # fmt: skip
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "建国志强秀英丽华明军桂兰小芳伟静"


def number(index: int) -> str:
    """A valid invented ID number."""
    year, rest = 1950 + index % 50, index // 50
    bare = f"110105{year}{rest // 28 % 12 + 1:02d}{rest % 28 + 1:02d}{rest // 336:03d}"
    return bare + calc_check_digit(bare + "0")


def write(path: Path, rows: int) -> None:
    """Write the roster as a clerk keeps it: a title, headings, one member a row."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("党员名册")
        sheet.write_string(0, 0, "某市党员名册")
        sheet.write_row(1, 0, HEADINGS)
        for index in range(rows):
            id_number = number(index)
            sheet.write_row(index + 2, 0, (
                index + 1, SURNAMES[index % 16] + GIVEN[index // 16 % 16] + GIVEN[index // 256 % 16],
                id_number, "男" if int(id_number[16]) % 2 else "女", id_number[6:14], "汉族", "大学本科",
                f"138{index:08d}", f"{index:09d}", f"第{index // 33}党支部", f"第{index // 990}党委",
                "正式党员", f"{2019 + index % 2}.03", f"{2021 + index % 2}年6月{index % 28 + 1}日",
                f"{2022 + index % 2}-06-{index % 28 + 1:02d}", "",
            ))  # fmt: skip


def main() -> None:
    """Measure a preview in a process of its own, as the command runs it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="dangwu-imports-"))
    path = folder / "roster.xlsx"
    write(path, asked.rows)
    code = "from dangwu.project.cli import main; main()"
    command = [sys.executable, "-c", code, "--office", str(folder / "none"), "import", "members",
               str(path), "--preview", "--json"]  # fmt: skip
    started = time.perf_counter()
    with (folder / "answer.json").open("wb") as out:
        subprocess.run(command, stdout=out, check=True)
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    print(f"{asked.rows} rows ({size:.1f} MB): {seconds:.2f} s (limit {SECONDS:.0f}), "
          f"{megabytes:.0f} MB (limit {MEGABYTES:.0f})")  # fmt: skip
    if asked.rows == 100_000 and (seconds > SECONDS or megabytes > MEGABYTES):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
