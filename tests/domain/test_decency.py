"""What a letter about money does not say, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.decency import Finding, WordKind, allows_law, found_words


def found(text, **options):
    return [(each.word, each.kind) for each in found_words(text, **options)]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("你们就是老赖", "老赖", WordKind.INSULT),
        ("贵公司无耻", "无耻", WordKind.INSULT),
        ("否则我公司将报警处理", "报警", WordKind.CRIME),
        ("已构成合同诈骗", "诈骗", WordKind.CRIME),
        ("将追究刑事责任", "刑事", WordKind.CRIME),
        ("我们会联系您的家人", "家人", WordKind.FAMILY),
        ("并告诉邻居", "邻居", WordKind.FAMILY),
        ("将在网上公布", "网上公布", WordKind.EXPOSURE),
        ("向媒体曝光", "媒体", WordKind.EXPOSURE),
        ("列入黑名单", "黑名单", WordKind.BLACKLIST),
        ("列入失信名单", "失信", WordKind.BLACKLIST),
        ("我公司将委托律师", "律师", WordKind.LAW),
        ("采取法律手段", "法律手段", WordKind.LAW),
        ("法院传票", "法院", WordKind.LAW),
        ("You are crooks.", "crooks", WordKind.INSULT),
        ("We will go to the Police", "police", WordKind.CRIME),
        ("This is fraud", "fraud", WordKind.CRIME),
        ("Your wife will hear of it", "wife", WordKind.FAMILY),
        ("Ask your neighbours", "neighbours", WordKind.FAMILY),
        ("We name and shame", "name and shame", WordKind.EXPOSURE),
        ("You will be blacklisted", "blacklisted", WordKind.BLACKLIST),
        ("our solicitor's letter", "solicitor", WordKind.LAW),
        ("FINAL COURT NOTICE", "court", WordKind.LAW),
        ("we shall take legal action", "legal action", WordKind.LAW),
    ],
)
def test_a_word_that_does_not_belong_there_is_named_with_its_kind(text, word, kind):
    assert (word, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "法定代表人：李明",
        "根据《中华人民共和国公司法》，贵公司法定代表人签字",
        "如无法办理，请来电说明；如有响应诉求，请告知",
        "违约责任见原合同第八条，逾期按日计算",
        "请贵公司于2026年12月10日前支付上述款项，我公司保留合同项下的全部权利",
        "国家人民币账户；厂家人员已签收；请附记账传票",
        "自动报警系统两套，报警器十只",
        "如丢失信函，请与我公司联系，被告知的联系人为准",
        "谨防诈骗：我公司收款账户从未变更",
        "Please settle the courtesy balance by 10 December; we would be glad to hear from you.",
        "The courtyard doors of the family range, listed in our price list",
        "To protect you against fraud, our bank account never changes.",
        "Sue Miller, Smith & Sons, will issue the receipt",
        "We reserve our rights under the contract.",
        "Legal representative; default interest; breach of contract; late payment",
    ],
)
def test_a_harmless_sentence_passes(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "协商不成的，向甲方所在地人民法院提起诉讼，败诉方承担律师费",
        "提交仲裁委员会仲裁，裁决为终局",
        "the courts of England and Wales have jurisdiction; each party bears its lawyers' fees",
    ],
)
def test_an_agreement_may_speak_of_courts_and_a_reminder_may_not(text):
    assert found(text, allow_law=True) == []
    assert {kind for _, kind in found(text)} == {WordKind.LAW}


def test_an_agreement_may_not_threaten_either():
    assert found("向法院起诉并报警", allow_law=True) == [("报警", WordKind.CRIME)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("agreement.forum.court", True),
        ("reminder.final.steps", True),
        ("reminder.closing", False),
        ("reminder.second.closing", False),
        ("reminder.upcoming.closing", False),
        ("statement.closing", False),
        ("common.seal", False),
    ],
)
def test_the_final_notice_and_agreements_alone_speak_of_the_law(key, expected):
    assert allows_law(key) is expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("律 师", "律师"),
        ("律\n师", "律师"),
        ("律\u200b师", "律师"),
        ("律師", "律师"),
        ("ＰＯＬＩＣＥ", "police"),
        ("Black-List", "black list"),
        ("legal\naction", "legal action"),
        ("请找lawyer谈", "lawyer"),
    ],
)
def test_a_disguise_does_not_help(text, word):
    assert [each.word for each in found_words(text)] == [word]


def test_placeholders_are_not_looked_at():
    assert found("{court}{police.name}") == []


def test_words_are_listed_once_in_the_order_of_the_text():
    assert found("起诉，报警，起诉") == [("起诉", WordKind.LAW), ("报警", WordKind.CRIME)]


def test_the_longest_word_is_named():
    assert found_words("legal proceedings") == (Finding("legal proceedings", WordKind.LAW),)


@given(st.text())
def test_any_text_can_be_looked_at(text):
    assert all(each.word for each in found_words(text))
