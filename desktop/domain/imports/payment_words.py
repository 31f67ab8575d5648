"""The headings that bank statements, journals of receipts and lists of cash have."""

import re

from desktop.domain.imports.fields import Field
from desktop.domain.imports.vocabulary import Contents, Vocabulary

#: Headings in the order of preference: where two columns want a field, the earlier wording gets it.
_HEADINGS: dict[Field, str] = {
    Field.RECEIVED_ON: """
        收款日期 到账日期 到帐日期 收款日 到账日 回款日期 回款日 收到日期 交易日期 交易日 入账日期 入帐日期 入账日
        记账日期 记帐日期 起息日 起息日期 交易时间 入账时间 到账时间 收款时间 业务日期 单据日期 日期 receiveddate
        datereceived receivedon receiptdate paymentdate paiddate datepaid transactiondate trandate txndate bookingdate
        postingdate posteddate valuedate valuta entrydate date buchungstag buchungsdatum wertstellung datum""",
    Field.RECEIVED: """
        贷方发生额 贷方金额 贷方 贷方发生金额 收入金额 收入 收款金额 到账金额 到帐金额 回款金额 实收金额 入账金额
        入帐金额 转入金额 存入金额 存入 进账金额 来款金额 收方金额 收 creditamount credit creditamt credits
        amountcredited amountreceived receivedamount received receipts receiptamount moneyin paidin deposit deposits
        depositamount inflow amountin haben gutschrift""",
    Field.PAID_OUT: """
        借方发生额 借方金额 借方 借方发生金额 支出金额 支出 付款金额 转出金额 支取金额 支取 付方金额 付 debitamount
        debit debitamt debits amountdebited withdrawal withdrawals withdrawalamount moneyout paidout outflow amountout
        soll lastschrift""",
    Field.AMOUNT: """
        交易金额 发生额 发生金额 金额 本次金额 原币金额 总金额 amount transactionamount txnamount paymentamount amt
        sum total value betrag umsatz""",
    Field.DIRECTION: """
        借贷标志 借贷方向 借贷 收支方向 收支标志 收支类型 收支 交易方向 方向 收付标志 收付方向 收付 往来标志 进出
        drcr debitcredit crdr direction inout creditdebit debitcreditindicator dcindicator sollhaben""",
    Field.CUSTOMER_CODE: """
        客户编码 客户代码 客户编号 客户号 客商编码 往来单位编码 往来单位编号 单位编码 customercode customerno
        customernumber customerid custno custid clientcode clientno clientid debtorcode debtorno accountcode bpcode
        kundennummer kundennr""",
    Field.PAYER: """
        对方户名 对方账户名称 对方帐户名称 对方账户名 对方账号名称 对方名称 对方单位名称 对方单位 对手户名 对方账户
        交易对手名称 交易对手 交易对方 付款人名称 付款人户名 付款人 付款方户名 付款方名称 付款方 付款单位
        付款单位名称 付款账户名称 付款户名 汇款人 汇款人名称 汇款人姓名 来款单位 来款方 缴款人 缴款单位 交款人
        交款单位 出票人 客户名称 客户全称 客户 客户单位 往来单位名称 往来单位 单位名称 户名 payer payername payor
        paidby remitter remittername sender sendername orderingcustomer orderingparty counterparty counterpartyname
        counterpartname beneficiarypayer receivedfrom from customername customer clientname client debtorname debtor
        accountname partyname party partner name auftraggeber zahlungspflichtiger
        zahler beguenstigterzahlungspflichtiger""",
    Field.ITEM_NUMBER: """
        发票号码 发票号 发票编号 应收单号 应收单据号 账单号 销售单号 核销单号 核销发票 结算单号 invoiceno
        invoicenumber invoicenr invoice invoices invno billno documentno documentnumber docno
        rechnungsnummer rechnung""",
    Field.PURPOSE: """
        用途 交易用途 付款用途 汇款用途 款项用途 转账用途 款项内容 款项说明 收款说明 purpose paymentpurpose
        paymentdetails description transactiondescription details transactiondetails particulars verwendungszweck""",
    Field.MESSAGE: """
        附言 交易附言 转账附言 汇款附言 付款附言 客户附言 留言 message remittanceinformation remittanceinfo
        unstructuredremittanceinformation paymentreference customerreference endtoendreference""",
    Field.SUMMARY: "摘要 交易摘要 摘要说明 交易类型 业务类型 交易说明 narrative narration summary text buchungstext",
    Field.NOTE: "备注 附注 备注说明 说明 交易备注 remark remarks note notes memo comment comments bemerkung",
    Field.FLOW_NUMBER: """
        交易流水号 银行流水号 流水号 流水编号 业务流水号 核心流水号 交易流水 银行交易流水号 回单编号 回单号 电子回单号
        交易参考号 交易编号 交易号 凭证号 凭证号码 凭证编号 收款单号 收据号 收据编号 单据编号 单据号 单号 票据号
        票据号码 汇票号码 支票号 支票号码 transactionid transactionno transactionnumber txnid
        transactionreference bankreference bankref referencenumber referenceno refno reference ref voucherno
        vouchernumber voucher receiptno receiptnumber chequeno checknumber checkno referenz""",
    Field.MEANS: """
        结算方式 收款方式 支付方式 付款方式 回款方式 收款类型 票据类型 means paymentmethod paymentmeans method
        paymenttype paidvia zahlungsart""",
    Field.DUE_DATE: """
        票据到期日 汇票到期日 承兑到期日 票据到期日期 汇票到期日期 到期日 到期日期 maturity maturitydate billduedate
        fälligkeit""",
    Field.CURRENCY: "币种 币别 货币 交易币种 账户币种 currency currencycode curr ccy cur währung waehrung",
    Field.BALANCE: """
        余额 账户余额 帐户余额 本次余额 当前余额 交易后余额 可用余额 balance runningbalance accountbalance
        closingbalance availablebalance ledgerbalance saldo kontostand""",
}

#: Headings whose meaning hangs on their neighbours: what they may be, in the order they are tried.
_VAGUE: dict[str, tuple[Field, ...]] = {
    "名称": (Field.PAYER,),
    "姓名": (Field.PAYER,),
    "编码": (Field.CUSTOMER_CODE,),
    "编号": (Field.FLOW_NUMBER,),
    "号码": (Field.FLOW_NUMBER,),
    "no": (Field.FLOW_NUMBER,),
    "number": (Field.FLOW_NUMBER,),
    "id": (Field.FLOW_NUMBER,),
    "code": (Field.CUSTOMER_CODE,),
    "类型": (Field.MEANS,),
    "type": (Field.DIRECTION, Field.MEANS),
}

# What is left is looked at by its parts, but never when one of these says that it is something else.
_OTHER = re.compile(
    r"账号|帐号|卡号|银行|开户|行号|行名|网点|手续费|税|汇率|利率|序号|页|笔数|本方|我方|收款人|收款方|收款账|业务员|经办"
    r"|操作员|accountno|accountnumber|iban|bic|swift|branch|bank|fee|charge|tax|rate|beneficiary|payee|operator|balance.*date"
)
_PARTS = {
    Field.RECEIVED: r"(贷方|收入|到账|存入|转入).*额|credit(ed)?amount|amountcredit|moneyin|paidin",
    Field.PAID_OUT: r"(借方|支出|支取|转出).*额|debit(ed)?amount|amountdebit|moneyout|paidout|withdraw",
    Field.RECEIVED_ON: (
        r"(交易|到账|入账|记账|收款|回款).*(日|时间)|(transaction|value|booking|posting|payment|receipt).*date"
    ),
    Field.PAYER: r"(对方|付款|汇款|交易对手).*(名|单位|人)|payer|remitter|counterpart|sender|orderingparty",
    Field.FLOW_NUMBER: r"流水|(transaction|bank|payment).*(id|no|number|ref)",
    Field.PURPOSE: r"用途|purpose|description",
    Field.MESSAGE: r"附言|remittance|message",
    Field.SUMMARY: r"摘要|narrati",
    Field.BALANCE: r"余额|balance",
    Field.AMOUNT: r"金额|amount",
    Field.NOTE: r"备注|remark",
}

PAYMENT_WORDS = Vocabulary(Contents.PAYMENTS, _HEADINGS, _VAGUE, _OTHER, _PARTS)
