"""The expressions of a template's tags, checked one by one before anything is rendered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from dangwu.core.errors import DangwuError, nearest, suggestion
from dangwu.documents.docx.errors import (
    ArithmeticRefused,
    FullWidthSign,
    NameStartsWithDigit,
    TagRefused,
    TemplateFaults,
    TemplateMistake,
    UnknownName,
)
from dangwu.documents.docx.tags import Tag

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_DIGIT_NAME = re.compile(r"(?<![\w.])\d+[^\W\d_]\w*")
_NUMBER = re.compile(r"\d+[eE]\d+")
_WIDE = "（）｛｝，：｜％＝＞＜！．－—＋［］"
_NARROW = str.maketrans(_WIDE, "(){},:|%=><!.--+[]")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
    nodes.Neg,
    nodes.Pos,
)


def check_tags(
    tags: Sequence[Tag], environment: Environment, context: Mapping[str, object]
) -> None:
    """Raise where an expression is malformed, calculates, or names what there is not.

    TemplateFaults where several are.
    """
    faults: dict[int, DangwuError] = {}
    trees: dict[int, nodes.Template] = {}
    for number, tag in enumerate(tags):
        try:
            trees[number] = _tree(tag, environment, context)
        except DangwuError as fault:
            faults[number] = fault
    targets = {
        one.name
        for tree in trees.values()
        for one in tree.find_all(nodes.Name)
        if one.ctx == "store"
    }
    for number, tree in trees.items():
        tag = tags[number]
        try:
            _check_names(tag, tree, {*context, "loop", *targets}, context)
            _check_offers(tag, tree, environment, context)
            _check_written(tag, tree, targets, context)
        except DangwuError as fault:
            faults[number] = fault
    _raise([faults[number] for number in sorted(faults)])


def _raise(faults: Sequence[DangwuError]) -> None:
    """Raise the fault, or all of them, each once."""
    unique = list({str(fault): fault for fault in faults}.values())
    if len(unique) == 1:
        raise unique[0]
    if unique:
        raise TemplateFaults(unique)


def names_in(context: Mapping[str, object]) -> list[str]:
    """Return the names of a context, those of the entries of its lists included."""
    names: list[str] = []
    for key, value in context.items():
        names.append(str(key))
        entries: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
        for entry in entries:
            if isinstance(entry, Mapping):
                names += names_in(entry)
    return list(dict.fromkeys(names))


def _tree(tag: Tag, environment: Environment, context: Mapping[str, object]) -> nodes.Template:
    plain = tag.inside.translate(_QUOTES)
    bare = _STRING.sub('""', plain)
    _check_wide(tag, bare, context)
    digit = _DIGIT_NAME.search(bare)
    if digit is not None and _NUMBER.fullmatch(digit.group()) is None:
        hint = suggestion(digit.group().lstrip("0123456789"), names_in(context))
        raise NameStartsWithDigit(tag.place, digit.group(), hint)
    try:
        tree = environment.parse(_source(tag, plain))
    except TemplateSyntaxError:
        raise TemplateMistake(tag.place, tag.text) from None
    _check_arithmetic(tag, tree, context)
    return tree


def _source(tag: Tag, inside: str) -> str:
    if not tag.word:
        return f"{{{{ {inside} }}}}"
    if tag.word in ("for", "if"):
        return f"{{% {tag.word} {inside} %}}{{% end{tag.word} %}}"
    return f"{{% if {inside} %}}{{% endif %}}" if tag.word == "elif" else ""


def _check_wide(tag: Tag, bare: str, context: Mapping[str, object]) -> None:
    if not set(bare) & set(_WIDE):
        return
    inside = tag.inside.translate(_NARROW)
    bracket = re.fullmatch(r"\s*(\w+)（(\w*)）\s*", bare)
    if bracket is not None and not callable(context.get(bracket.group(1))):
        inside = _without_bracket(bracket.group(1), bracket.group(2), names_in(context)) or inside
    raise FullWidthSign(tag.place, tag.text, tag.text.replace(tag.inside, inside))


def _without_bracket(head: str, inner: str, names: list[str]) -> str | None:
    """Return the name that 党员数（预备） means: 预备党员数, else the nearest there is."""
    if inner + head in names:
        return inner + head
    return next(iter(nearest(head + inner, names, 1)), None)


def _check_arithmetic(tag: Tag, tree: nodes.Template, context: Mapping[str, object]) -> None:
    if not any(isinstance(one, _ARITHMETIC) for one in tree.find_all(nodes.Expr)):
        return
    whole = re.sub(r"\s*-\s*", "", tag.inside)
    close = nearest(whole, names_in(context), 1) if "-" in tag.inside else []
    if whole in context:
        instead = f"写作“{tag.text.replace(tag.inside, whole)}”"
    elif close and not tag.word:
        instead = f"改用指标库里的名称，例如“{{{{ {close[0]} }}}}”；增减、占比也先在指标库里定义"
    else:
        instead = "先在指标库里定义这个数，再在模板里写它的名称"
    raise ArithmeticRefused(tag.place, tag.text, instead)


def _check_names(
    tag: Tag, tree: nodes.Template, known: set[str], context: Mapping[str, object]
) -> None:
    for one in tree.find_all(nodes.Name):
        if one.ctx == "load" and one.name not in known:
            raise UnknownName(tag.place, one.name, [*names_in(context), *sorted(known)])


def _check_offers(
    tag: Tag, tree: nodes.Template, environment: Environment, context: Mapping[str, object]
) -> None:
    for one in tree.find_all(nodes.Filter):
        if one.name not in environment.filters:
            raise TagRefused(tag.place, f"|{one.name}", _filters(environment))
    for call in tree.find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or not callable(context.get(call.node.name)):
            raise TagRefused(tag.place, tag.text, "直接写数据的名称，不调用函数")
    for loop in tree.find_all(nodes.For):
        name = loop.iter.name if isinstance(loop.iter, nodes.Name) else ""
        if name in context and not isinstance(context[name], list | tuple):
            raise TagRefused(
                tag.place, tag.text, f"换成一列数据：“{name}”只是一个数据，不能逐个列出"
            )
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            raise TagRefused(tag.place, tag.text, "直接写数据的名称，不取内部属性")


def _check_written(
    tag: Tag, tree: nodes.Template, targets: Collection[str], context: Mapping[str, object]
) -> None:
    """Refuse to write a list, a branch as a whole, or a function without its brackets."""
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for one in tree.find_all(nodes.Name):
        if one.name not in targets and callable(context.get(one.name)) and id(one) not in called:
            raise TagRefused(tag.place, tag.text, f"在“{one.name}”后面用括号写明指标")
    if tag.word or re.fullmatch(r"\w+", tag.inside) is None:
        return
    if tag.inside in targets or isinstance(context.get(tag.inside), list | tuple | Mapping):
        raise TagRefused(
            tag.place,
            tag.text,
            f"写明要其中哪一个数据：“{tag.inside}”是一组数据，例如“{{{{ 支部.名称 }}}}”",
        )


def _filters(environment: Environment) -> str:
    return f"只用 {'、'.join(f'|{name}' for name in environment.filters)}"
