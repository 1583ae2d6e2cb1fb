"""Templates: what they can do, and what they are refused with."""

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from dangwu.core.errors import DangwuError
from dangwu.documents.docx import (
    Figure,
    errors,
    open_document,
    prepare_template,
    read_marks,
    render_template,
)
from dangwu.documents.docx import template as templates
from tests.documents.docx.build import cell, p, package, part_text, refer, run, table, textbox


def figure(name: str, number: str | None, unit: str = "名", **more: str) -> Figure:
    value = None if number is None else Decimal(number)
    return Figure(name, more.pop("key", name), number, value, unit, "说明", "http://a", **more)


def branch(name: str, key: str, number: str) -> dict[str, object]:
    return {"名称": name, "人数": figure("人数", number, key=key)}


CONTEXT: dict[str, object] = {
    "单位": "云岭市粮食局 <机关> & 党委",
    "年份": 2020,
    "党员总数": figure("党员总数", "300"),
    "预备党员数": figure("预备党员数", "7"),
    "女党员数": figure("女党员数", None),
    "党费收缴总额": figure("党费收缴总额", "164810.01", "元"),
    "书记姓名": Figure("书记姓名", "书记姓名", "沈知远"),
    "占比": lambda one, other: figure(f"占比({one.name},{other.name})", "2.33", "%", key="占比_1"),
    "支部": [branch("第一党支部", "支部一", "58"), branch("第二党支部", "支部二", "37")],
}


def template(folder: Path, *lines: str, **how: object) -> Path:
    """A template whose text is cut into runs of three characters, as Word does."""
    cut = [p(*[run(_escaped(line[n : n + 3])) for n in range(0, len(line), 3)]) for line in lines]
    path = folder / "模板.docx"
    path.write_bytes(package(*cut, **how))  # type: ignore[arg-type]
    return path


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rendered(folder: Path, *lines: str, **how: object) -> list[str]:
    out = folder / "out.docx"
    out.unlink(missing_ok=True)
    render_template(template(folder, *lines, **how), CONTEXT, out)
    return [one.text for one in open_document(out).paragraphs]


def words(folder: Path, *lines: str) -> str:
    with pytest.raises(DangwuError) as caught:
        render_template(template(folder, *lines), CONTEXT, folder / "out.docx")
    assert not (folder / "out.docx").exists()
    return str(caught.value)


def test_names_conditions_and_loops(tmp_path: Path) -> None:
    assert rendered(
        tmp_path,
        "{{ 单位 }}{{年份}}年有党员{{ 党员总数 }}名，书记{{ 书记姓名 }}。{# 备注 #}",
        "{% for 某 in 支部 %}{{ 某.名称 }}{{ 某.人数 }}名{% if not loop.last %}、{% endif %}{% endfor %}。",
        "{% if 党员总数 >= 300 %}多{% elif 党员总数 < 3 %}中{% else %}少{% endif %}",
    ) == [
        "云岭市粮食局 <机关> & 党委2020年有党员300名，书记沈知远。",
        "第一党支部58名、第二党支部37名。",
        "多",
    ]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("党员总数 == 300", True),
        ("党员总数 != 300", False),
        ("党员总数 > 预备党员数", True),
        ("党员总数 <= 299", False),
        ("党员总数 < 301", True),
        ("党员总数 >= 301", False),
        ("书记姓名 == “沈知远”", True),
        ("党员总数", True),
        ("党员总数 in [300, 7]", True),
    ],
)
def test_comparisons(tmp_path: Path, condition: str, holds: bool) -> None:
    text = f"{{% if {condition} %}}是{{% else %}}否{{% endif %}}"
    assert rendered(tmp_path, text) == ["是" if holds else "否"]


def test_filters(tmp_path: Path) -> None:
    found = rendered(
        tmp_path,
        "{{ 党费收缴总额|元 }}",
        "{{ 党费收缴总额|万元 }}",
        "{{ 党费收缴总额|大写 }}",
        "{{ 年份|元 }}",
        "{{ 支部|length }}",
    )
    assert found == ["164810.01元", "16.48万元", "壹拾陆万肆仟捌佰壹拾元零壹分", "2020元", "2"]
    assert [one.key for one in read_marks(tmp_path / "out.docx")] == [
        "党费收缴总额",
        "党费收缴总额_2",
        "党费收缴总额_3",
    ]


def test_every_figure_is_marked_wherever_it_came_out(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    rows = table(
        [cell(p("{%tr for 某 in 支部 %}"))],
        [cell(p("{{ 某.名称 }}：{{ 某.人数 }}"))],
        [cell(p("{%tr endfor %}"))],
    )
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    path.write_bytes(
        package(
            p("党员", run("{{ 党员总数 }}", "<w:b/>"), "名", note),
            rows,
            p(textbox(p("框{{ 党员总数 }}"))),
            parts={
                "header1": p("眉{{ 预备党员数 }}"),
                "footnotes": f'<w:footnote w:id="1">{p("注{{ 占比(预备党员数, 党员总数) }}%")}</w:footnote>',
                "styles": "",
                "settings": "",
            },
            section=refer("header", "header1"),
        )
    )
    out = tmp_path / "out.docx"
    fillings = render_template(path, CONTEXT, out, review=True, manifest=b"m")
    marks = [(one.key, one.text) for one in read_marks(out)]
    assert marks == [
        ("预备党员数", "7"),
        ("党员总数", "300"),
        ("支部一", "58"),
        ("支部二", "37"),
        ("党员总数_2", "300"),
        ("占比_1", "2.33"),
    ]
    assert [one.key for one in fillings] == [key for key, _ in marks]
    assert part_text(out).count(">300</w:t>") == 3  # the text box twice
    assert "<w:b/>" in part_text(out)
    assert "说明" in part_text(out, "word/comments.xml")
    assert "\U000fd0d0" not in part_text(out)


def test_a_template_by_python_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("党员{{ 党员总数 }}名")
    stream = io.BytesIO()
    made.save(stream)
    path = tmp_path / "模板.docx"
    path.write_bytes(stream.getvalue())
    found = prepare_template(path, CONTEXT)
    assert [(one.text, one.key) for one in found.fillings] == [("300", "党员总数")]


def test_a_long_key_is_cut_and_a_taken_one_avoided(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="短"/><w:bookmarkEnd w:id="1"/>'
    path = tmp_path / "模板.docx"
    path.write_bytes(package(p(mark, "{{ 长 }}{{ 长 }}{{ 短 }}")))
    context = {"长": figure("长", "1", key="甲" * 40), "短": figure("短", "1")}
    keys = [one.key for one in prepare_template(path, context).fillings]
    assert keys == ["甲" * 40, "甲" * 38 + "_2", "短_2"]


PLACE = "模板正文第1段"
FORMS = "请写作“{{ 名称 }}”“{% for 支部 in 支部列表 %}”“{% if 条件 %}”这样的形式。"
OFFERED = (
    "请只用 |元、|万元、|大写、|length、|first、|last、|join、|sort、|selectattr、|rejectattr。"
)
RECORDS = "不能当作 0 填入。请先补齐记录，或在模板里删去这一处。"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("共{{ 党员总 }}名", "没有名为“党员总”的数据。您是不是要找：党员总数、女党员数、预备党员数？"),
        ("{{ 甲 }}", "没有名为“甲”的数据。请用 dangwu figures 查看能用的名称。"),
        ("{% for 某 in 支部 %}{{ 某.人 }}{% endfor %}", "没有名为“人”的数据。您是不是要找：人数？"),
        ("{{ 党员-总数 }}", "“{{ 党员-总数 }}”会被当作算式，数字不能在模板里运算。请写作“{{ 党员总数 }}”。"),
        ("{{ 党员总数 - 预备 }}", "“{{ 党员总数 - 预备 }}”会被当作算式，数字不能在模板里运算。请改用指标库里的名称，例如“{{ 党员总数 }}”；增减、占比也先在指标库里定义。"),
        ("{{ 党员总数 * 2 }}", "“{{ 党员总数 * 2 }}”会被当作算式，数字不能在模板里运算。请先在指标库里定义这个数，再在模板里写它的名称。"),
        ("{% if -党员总数 > 3 %}{% endif %}", "“{% if -党员总数 > 3 %}”会被当作算式，数字不能在模板里运算。请先在指标库里定义这个数，再在模板里写它的名称。"),
        ("{{ 党员数（老） }}", "“{{ 党员数（老） }}”里用了全角符号。请改成半角，写作“{{ 女党员数 }}”。"),
        ("｛｛ 党员总数 ｝｝", "“｛｛ 党员总数 ｝｝”里用了全角符号。请改成半角，写作“{{ 党员总数 }}”。"),
        ("{{ 党员总数 ｝}", "“{{ 党员总数 ｝}”里用了全角符号。请改成半角，写作“{{ 党员总数 }}”。"),
        ("{{ 党员数（预备） }}", "“{{ 党员数（预备） }}”里用了全角符号。请改成半角，写作“{{ 预备党员数 }}”。"),
        ("{{ 占比（预备党员数，党员总数） }}", "“{{ 占比（预备党员数，党员总数） }}”里用了全角符号。请改成半角，写作“{{ 占比(预备党员数,党员总数) }}”。"),
        ("{% if 党员总数 ＞ 3 %}{% endif %}", "“{% if 党员总数 ＞ 3 %}”里用了全角符号。请改成半角，写作“{% if 党员总数 > 3 %}”。"),
        ("{{ 2020年党员总数 }}", "名称“2020年党员总数”以数字开头。请改用不以数字开头的名称。您是不是要找：党员总数、女党员数、预备党员数？"),
        ("{{ 党员总数", "“{{”不成对。请在同一段里补上“}}”，或删去它。"),
        ("党员总数 }}", "“}}”不成对。请在同一段里补上“{{”，或删去它。"),
        ("{% for 某 in 支部 %}", "“{% for 某 in 支部 %}”不成对。请在它后面补上“{% endfor %}”，或删去它。"),
        ("{% endif %}", "“{% endif %}”不成对。请在它前面补上“{% if 条件 %}”，或删去它。"),
        ("{% for 某 in 支部 %}{% endif %}", "“{% endif %}”不成对。请在它前面补上“{% if 条件 %}”，或删去它。"),
        ("{% else %}", "“{% else %}”不成对。请在它前面补上“{% if 条件 %}”，或删去它。"),
        ("{{ 党员 总数 }}", f"“{{{{ 党员 总数 }}}}”写法不对。{FORMS}"),
        ("{% set a = 1 %}", "不能使用“{% set a = 1 %}”。请只用 for、if、elif、else、endif、endfor。"),
        ("{%%}", "不能使用“{%%}”。请只用 for、if、elif、else、endif、endfor。"),
        ("{{r 党员总数 }}", "不能使用“{{r 党员总数 }}”。请改为“{{ 党员总数 }}”。"),
        ("{{ 支部|sum }}", f"不能使用“|sum”。{OFFERED}"),
        ("{{ 党员总数|元 }}", "不能使用“|元”。请去掉“|元”：“党员总数”不是金额。"),
        ("{{ 单位|元 }}", "：不能使用“|元”。请去掉“|元”：“云岭市粮食局 <机关> & 党委”不是金额。"),
        ("{{ 单位.strip() }}", "不能使用“{{ 单位.strip() }}”。请直接写数据的名称，不调用函数。"),
        ("{{ 单位.__class__ }}", "不能使用“{{ 单位.__class__ }}”。请直接写数据的名称，不取内部属性。"),
        ("{% for 某 in 党员总数 %}{% endfor %}", "不能使用“{% for 某 in 党员总数 %}”。请换成一列数据：“党员总数”只是一个数据，不能逐个列出。"),
        ("{{ 女党员数 }}", f"“女党员数”没有记录，{RECORDS}"),
        ("{{ 女党员数|元 }}", f"“女党员数”没有记录，{RECORDS}"),
        ("{% if 女党员数 > 3 %}{% endif %}", f"“女党员数”没有记录，{RECORDS}"),
        ("{% if 党员总数 > 单位 %}{% endif %}", None),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, line: str, said: str | None) -> None:
    found = words(tmp_path, line)
    if said is None:
        assert found.endswith(f"写法不对。{FORMS}")
    else:
        start = line[:20] + ("…" if len(line) > 20 else "")
        assert found in {f"{PLACE}（{start}）：{said}", f"模板{said}"}


def test_a_block_must_close_in_its_own_story(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{% if 年份 %}",
        parts={"header1": p("{% endif %}")},
        section=refer("header", "header1"),
    )
    with pytest.raises(errors.TagUnbalanced) as caught:
        prepare_template(path, CONTEXT)
    assert str(caught.value).startswith("模板页眉1（{% endif %}）")


def test_endnotes_take_no_tags(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "文",
        parts={"endnotes": f'<w:endnote w:id="1">{p("{{ 单位 }}")}</w:endnote>'},
    )
    data = path.read_bytes()
    assert data
    path.write_bytes(
        package(
            p('<w:r><w:endnoteReference w:id="1"/></w:r>'),
            parts={"endnotes": f'<w:endnote w:id="1">{p("{{ 单位 }}")}</w:endnote>'},
        )
    )
    with pytest.raises(errors.TagRefused) as caught:
        prepare_template(path, CONTEXT)
    assert str(caught.value) == (
        "模板尾注1（{{ 单位 }}）：不能使用“{{ 单位 }}”。请把它移到正文或脚注里，尾注不能用模板标记。"
    )


def test_arithmetic_that_only_shows_when_rendering(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "check_tags", lambda *_: None)
    assert words(tmp_path, "{{ 党员总数 + 1 }}") == (
        f"{PLACE}（{{{{ 党员总数 + 1 }}}}）：“党员总数”会被当作算式，数字不能在模板里运算。"
        "请先在指标库里定义这个数。"
    )
    assert words(tmp_path, "{{ 没有 }}").startswith(
        f"{PLACE}（{{{{ 没有 }}}}）：没有名为“没有”的数据。"
    )
    assert words(tmp_path, "{{ 党员总数 > 3 }}") == (
        "模板里有一处要写的是一组数据或一个判断，不是文字或数。"
        "请写明其中哪一个数据，例如“{{ 支部.名称 }}”；判断写作“{% if 条件 %}”。"
    )


@pytest.mark.parametrize("grid", ["", "<w:tblGrid><w:gridCol/></w:tblGrid>"])
def test_a_table_without_widths_is_left_as_it_is(tmp_path: Path, grid: str) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(package(f"<w:tbl>{grid}<w:tr>{cell(p('{{ 年份 }}'))}</w:tr></w:tbl>"))
    found = prepare_template(path, CONTEXT).document.paragraphs
    assert [one.text for one in found] == ["2020"]


CROSSED = (
    "模板“模板.docx”里成对的标记不在同一层（例如一个在表格里、一个在表格外）。请把它们放在同一段"
    "或同一个表格里；整行循环写作“{%tr for … %}”“{%tr endfor %}”，各占一行。"
)


def test_blocks_over_paragraphs(tmp_path: Path) -> None:
    lines = ("前{% if 年份 %}", "中", "{% endif %}后")
    assert rendered(tmp_path, *lines) == ["前", "中", "后"]
    assert rendered(tmp_path, "前{% if 年份 == 1 %}", "中", "{% endif %}后") == ["前后"]


@pytest.mark.parametrize("story", ["body", "header", "footnote"])
def test_a_block_that_starts_in_a_table_and_ends_outside(tmp_path: Path, story: str) -> None:
    crossing = table([cell(p("{% if 年份 == 1 %}"))]) + p("{% endif %}")
    path = tmp_path / "模板.docx"
    if story == "body":
        path.write_bytes(package(crossing))
    elif story == "header":
        section = refer("header", "header1")
        path.write_bytes(package(p("文"), parts={"header1": crossing}, section=section))
    else:
        note = f'<w:footnote w:id="1">{crossing}</w:footnote>'
        mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        path.write_bytes(package(p(mark), parts={"footnotes": note}))
    with pytest.raises(errors.TagsCross) as caught:
        prepare_template(path, CONTEXT)
    assert str(caught.value) == CROSSED


def test_a_bad_document_is_refused_before_anything(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(b"")
    with pytest.raises(errors.DocumentEmpty):
        render_template(path, CONTEXT, tmp_path / "out.docx")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    said = words(tmp_path, "{{ 没有 }}", "{{ 党员总数（） }}{{ 没有 }}", "{{ 党员总数 + 1 }}")
    assert said == (
        "模板有 4 处要改：\n"
        f"  1. {PLACE}（{{{{ 没有 }}}}）：没有名为“没有”的数据。请用 dangwu figures 查看能用的名称。\n"
        "  2. 模板正文第2段（{{ 党员总数（） }}{{ 没有 }}）：“{{ 党员总数（） }}”里用了全角符号。"
        "请改成半角，写作“{{ 党员总数 }}”。\n"
        "  3. 模板正文第2段（{{ 党员总数（） }}{{ 没有 }}）：没有名为“没有”的数据。"
        "请用 dangwu figures 查看能用的名称。\n"
        "  4. 模板正文第3段（{{ 党员总数 + 1 }}）：“{{ 党员总数 + 1 }}”会被当作算式，"
        "数字不能在模板里运算。请先在指标库里定义这个数，再在模板里写它的名称。"
    )


@pytest.mark.parametrize(
    ("lines", "found", "instead"),
    [
        (
            "{{ 支部 }}",
            "{{ 支部 }}",
            "写明要其中哪一个数据：“支部”是一组数据，例如“{{ 支部.名称 }}”",
        ),
        (
            "{% for 某 in 支部 %}{{ 某 }}{% endfor %}",
            "{{ 某 }}",
            "写明要其中哪一个数据：“某”是一组数据，例如“{{ 支部.名称 }}”",
        ),
        ("{{ 占比 }}", "{{ 占比 }}", "在“占比”后面用括号写明指标"),
        ("{% if 占比 %}多{% endif %}", "{% if 占比 %}", "在“占比”后面用括号写明指标"),
    ],
)
def test_what_is_no_text_is_not_written(
    tmp_path: Path, lines: str, found: str, instead: str
) -> None:
    assert words(tmp_path, lines).partition("：")[2] == f"不能使用“{found}”。请{instead}。"
