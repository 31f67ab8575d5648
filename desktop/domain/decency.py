"""Words that no letter of ours says, however late the money is: they insult, threaten, shame or pose as a court.

What is found is told, with the kind of its harm; what to do about it is for the caller. Names of customers and places
come into a paper through placeholders, and those are not looked at.
"""

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.text import clean


class WordKind(StrEnum):
    """What is wrong with a word in a letter about money."""

    INSULT = "insult"
    CRIME = "crime"  # the police, arrest, prison
    FAMILY = "family"  # the debtor's family or neighbours
    EXPOSURE = "exposure"  # before the public, the trade or the press
    BLACKLIST = "blacklist"
    LAW = "law"  # courts and lawyers, or what looks like a paper of theirs


@dataclass(frozen=True, slots=True)
class Finding:
    """One word that should not stand there, as found: lower case, simplified characters; and why not."""

    word: str
    kind: WordKind


#: Chinese words, in simplified characters.
_CHINESE = {
    WordKind.INSULT: """老赖 赖账 赖帐 无赖 骗子 骗钱 无耻 可耻 卑鄙 流氓 不要脸 没良心 混蛋 混账 王八蛋 畜生 人渣
        白痴 蠢货 傻逼 滚蛋 不得好死 丧尽天良 狗东西 缺德""",
    WordKind.CRIME: """报警 报案 警察 警方 公安 派出所 经侦 逮捕 拘留 刑拘 抓捕 坐牢 判刑 刑事 犯罪 诈骗 通缉 监狱
        入狱 牢狱 检察院 绳之以法""",
    WordKind.FAMILY: """家人 家属 家庭成员 家庭住址 父母 妻子 丈夫 老婆 老公 配偶 孩子 子女 儿子 女儿 亲属 亲戚 亲友
        邻居 邻里 街坊 左邻右舍""",
    WordKind.EXPOSURE: """曝光 公之于众 公诸于众 公开披露 公开名单 公开欠款 公布欠款 公布名单 公示欠款 公示名单
        上网公布 网上公布 网络公布 向社会公布 向社会公开 公开通报 行业通报 行业内通报 同行通报 通报同行 告知同行
        通报批评 张贴 张榜 大字报 拉横幅 登报 媒体 记者 电视台 朋友圈 身败名裂 颜面扫地 名誉扫地""",
    WordKind.BLACKLIST: """黑名单 内部名单 欠款名单 欠费名单 欠债名单 失信 拉黑 征信 信用惩戒 联合惩戒 限制高消费
        限制消费""",
    WordKind.LAW: """律师 律所 法院 法庭 法官 起诉 诉讼 诉诸 胜诉 败诉 官司 被告 原告 仲裁 传票 判决 裁定 裁决
        支付令 强制执行 执行通知 财产保全 查封 扣押 冻结 拍卖 开庭 立案 法律手段 法律途径 法律程序 法律责任 法律后果
        法律行动 法律措施 法律武器 法律制裁 法律文书 司法机关 司法途径 司法程序 司法手段 司法文书""",
}

#: English words, for their plural too; a space also stands for a hyphen.
_ENGLISH = {
    WordKind.INSULT: """crook, thief, thieves, liar, cheat, cheated, cheating, cheater, swindler, swindle, con man,
        con men, scum, bastard, idiot, stupid, moron, deadbeat, parasite, shameless, disgraceful, despicable,
        dishonest, damn""",
    WordKind.CRIME: """police, policeman, policemen, arrest, arrested, jail, prison, imprisonment, imprisoned,
        criminal, crime, fraud, fraudulent, fraudster, prosecute, prosecuted, prosecution, prosecutor, felony,
        stealing, theft, behind bars""",
    WordKind.FAMILY: """your family, his family, her family, their family, family member, wife, wives, husband,
        spouse, your children, your parents, relatives, neighbour, neighbor, your home""",
    WordKind.EXPOSURE: """expose, exposing, name and shame, naming and shaming, make public, make this public,
        make it public, made public, publicly, public notice, publicise, publicize, social media, the media,
        to the press, newspaper, journalist, your competitor, your other supplier""",
    WordKind.BLACKLIST: """blacklist, blacklisted, blacklisting, black list, defaulter, list of debtors,
        list of bad payers, bad payer""",
    WordKind.LAW: """court, lawyer, solicitor, attorney, attorneys at law, barrister, lawsuit, legal action,
        legal proceeding, legal steps, legal measure, legal department, litigation, litigate, sue you, sued, suing,
        to sue, will sue, arbitration, arbitrator, default judgment, bailiff, summons, subpoena, writ, injunction,
        tribunal, magistrate, enforcement, statutory demand, winding up petition, seize, seizure""",
}

#: What only looks like one of the words.
_HARMLESS_CHINESE = """报警器 报警系统 报警主机 报警装置 报警灯 报警阀 消防报警 自动报警 防盗报警 防诈骗 防范诈骗
    防止诈骗 谨防诈骗 公安县 公安路 家人员 家人民 家人造 家人才 家人力 家人手 国家人 登记者 标记者 多媒体 流媒体 富媒体
    新媒体 丢失信 遗失信 消失信 缺失信 被告知 原告知 起诉求 支付令牌 记账传票 会计传票 银行传票 付款传票 收款传票
    转账传票"""
_HARMLESS_ENGLISH = """against fraud, prevent fraud, payment fraud, invoice fraud, publicly owned, publicly traded,
    publicly listed"""

#: Traditional characters of these words, each with its simplified one.
_PAIRS = """賴赖 賬账 帳帐 無无 騙骗 錢钱 喪丧 盡尽 東东 報报 詐诈 緝缉 監监 獄狱 檢检 繩绳 經经 偵侦 屬属 親亲 鄰邻
    開开 單单 網网 絡络 會会 業业 內内 張张 貼贴 橫横 體体 記记 電电 視视 臺台 敗败 顏颜 掃扫 徵征 聯联 懲惩 費费
    債债 師师 訴诉 訟讼 勝胜 決决 強强 執执 財财 產产 凍冻 結结 賣卖 傳传 責责 後后 動动 關关 機机 徑径 佈布 書书 諸诸
    於于 眾众"""
_SIMPLER = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})

#: How the keys of texts begin that have to speak of courts: the clauses of an agreement, and the last letter of all.
_OF_LAW = ("agreement.", "reminder.final.")

_HARMLESS = "harmless"
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_GAP_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def found_words(text: str, *, allow_law: bool = False) -> tuple[Finding, ...]:
    """List the words of a text that should not be there, in the order of the text, each once.

    `allow_law` is for texts that have to speak of courts, see `allows_law`.
    """
    found: dict[Finding, None] = {}
    for match in _pattern().finditer(_folded(text)):
        kind = match.lastgroup
        if kind and kind != _HARMLESS and not (allow_law and kind == WordKind.LAW):
            found[Finding(match.group(), WordKind(kind))] = None
    return tuple(found)


def allows_law(key: str) -> bool:
    """Whether the text of this key may speak of courts and lawyers, which no other text does."""
    return key.startswith(_OF_LAW)


def _folded(text: str) -> str:
    """Make one what only looks different: width, case, hyphens, gaps between Chinese characters, traditional ones."""
    shown = clean(_PLACEHOLDER.sub(",", text), len(text))
    plain = unicodedata.normalize("NFKC", shown).casefold().replace("-", " ").translate(_SIMPLER)
    return _GAP_IN_CHINESE.sub("", plain)


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Look for everything at once, the longest words first: a harmless phrase uses up the word in it."""
    kinds = {kind.value: _either(_CHINESE[kind], _ENGLISH[kind]) for kind in WordKind}
    groups = {_HARMLESS: _either(_HARMLESS_CHINESE, _HARMLESS_ENGLISH)} | kinds
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in groups.items()))


def _either(chinese: str, english: str) -> str:
    # A word boundary does not serve: for it a Chinese character is a letter of the same word.
    return f"{_any_of(chinese.split())}|(?<![a-z])(?:{_any_of(' '.join(english.split()).split(', '))})s?(?![a-z])"


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
