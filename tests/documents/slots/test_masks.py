"""What is a mask, and what only looks like one."""

import pytest

from dangwu.documents.slots import find_masks


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("集中学习X次", ["X"]),
        ("集中学习XX次、讲课XXX次", ["XX", "XXX"]),
        ("集中学习x次", ["x"]),
        ("共×名，另××名", ["×", "××"]),
        ("共*名，另**名", ["*", "**"]),
        ("共_名，另__名，又＿＿名", ["_", "__", "＿＿"]),
        ("共Ｘ名", ["Ｘ"]),
        ("走访〇户", ["〇"]),
        ("20XX年，202x年，20_年，20__年", ["XX", "x", "_", "__"]),
        ("市X局、X区、X社区", ["X", "X", "X"]),
        ("某区税务局", ["某"]),
        ("某某同志", []),
        ("张某某同志", ["某某"]),
        ("收缴率XX.X%", ["XX.X"]),
        ("收缴率百分之×，", ["×"]),
        ("完成率〇", ["〇"]),
        ("近X余户", ["X"]),
        ("约X万元", ["X"]),
        ("姓名：______", ["______"]),
        ("1-X月", ["X"]),
        ("**次，又**名", ["**", "**"]),
        ("**重点**：学习**次", ["**"]),
    ],
)
def test_masks_are_found(text: str, masks: list[str]) -> None:
    assert [mask.text for mask in find_masks(text)] == masks


@pytest.mark.parametrize(
    "text",
    [
        "拍了X光",
        "X射线检查",
        "二〇二〇年六月",
        "一〇一大楼",
        "3×2",
        "5×8小时",
        "3米×2米",
        "3*2",
        "7×24小时值守",
        "粮食*。\n*注：含油料",
        "* 项目一\n* 项目二",
        "**加粗的话**",
        "***",
        "a_b@example.org",
        "snake_case",
        "总结_终稿",
        "__init__",
        "某种情况、某些人、某日、某个、某项",
        "MAX、box、Xinjiang、iOS X",
        "1+X证书",
        "X5型、X-ray",
        "www.xxx.com",
        "x=3，x+y",
        "√或×",
        "判断（×）",
        "电话138XXXX1234",
        "第3X页",
        "ab*人",
        "1_2",
    ],
)
def test_what_only_looks_like_a_mask_is_left_alone(text: str) -> None:
    assert find_masks(text) == []


def test_offsets_are_those_of_the_text_itself() -> None:
    text = "　　ＡＢ：共有党员ＸＸ名（其中女党员__名）"
    assert [text[mask.start : mask.end] for mask in find_masks(text)] == ["ＸＸ", "__"]
