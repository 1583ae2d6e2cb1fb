"""Invented people's names: a surname and a given name, drawn by the dice."""

from __future__ import annotations

from random import Random

SURNAMES = tuple(
    "柏卞岑常车成迟褚戴狄窦范方费丰冯符傅甘高葛耿顾管郭郝贺洪侯花霍纪江姜康柯蓝"
    "雷黎廉凌柳龙卢骆吕茅梅孟苗莫牧倪宁欧潘裴彭戚祁秦邱屈任阮桑邵申沈盛施石时"
    "史舒苏谭汤唐陶田童涂万汪韦温翁邬夏项萧解谢辛邢徐许薛严阎颜晏杨姚叶易殷应于"
    "余俞虞喻岳云臧曾翟詹章赵甄郑钟周朱祝庄卓邹"
)
FIRST = tuple("安柏北辰承德方光海和恒弘怀嘉建江景君凯立林明宁平启清庆荣瑞绍声诗书思松泰庭望文希向晓新"
              "秀学雅延彦一永有予雨元远云泽昭正志致竹")  # fmt: skip
MALE = tuple("岸北波川达东峰刚歌光国海航豪河宏华杰军凯康魁磊力亮林龙鹏平谦强庆泉仁山生石涛挺伟"
             "武翔雄岩洋毅勇宇原岳舟")  # fmt: skip
FEMALE = tuple("蔼冰菡荷虹慧静娟君岚兰莉莲琳玲梅萌敏宁萍琪青清晴蓉柔若莎诗淑舒丝婷薇文溪霞"
               "湘欣雪雅妍瑶音颖玉云芸芝")  # fmt: skip
NATIONALITIES = ("满族", "回族", "蒙古族", "壮族", "土家族", "苗族", "朝鲜族", "维吾尔族")


class Names:
    """Draws names; no two alike until the well runs dry."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._taken: set[str] = set()

    def draw(self, sex: str) -> str:
        """Return a name for a man (男) or a woman (女)."""
        for _ in range(5):
            name = self._once(sex)
            if name not in self._taken:
                break
        self._taken.add(name)
        return name

    def _once(self, sex: str) -> str:
        last = self._dice.choice(FEMALE if sex == "女" else MALE)
        first = self._dice.choice(FIRST) if self._dice.random() < 0.86 else ""
        return self._dice.choice(SURNAMES) + (first if first != last else "") + last
