"""The headings that lists of customers, contacts and open items have."""

import re

from desktop.domain.imports.fields import Field
from desktop.domain.imports.vocabulary import Contents, Vocabulary

#: Headings in the order of preference: where two columns want a field, the earlier wording gets it.
_HEADINGS: dict[Field, str] = {
    Field.CUSTOMER_NAME: """
        客户名称 客户全称 客户名 客户 客户单位 客户公司 客商名称 客商 往来单位名称 往来单位 单位名称 单位全称
        购货单位 购货单位名称 购买方名称 购买方 购方名称 购方 买方名称 买方 付款单位 付款方名称 付款方 付款人
        欠款单位 欠款客户 应收单位 债务人 债务单位 需方名称 需方 收货单位 开票客户 核算项目名称 企业名称 公司名称
        公司 经销商名称 经销商 代理商 商户名称 甲方 甲方名称 customername customer nameofcustomer clientname client
        debtorname debtor buyername buyer billto billtoname billtocustomer soldto soldtoparty soldtoname accountname
        companyname company businesspartner bpname partner partnername partyname party payer organisation
        organization kundenname kunde debitor firma account""",
    Field.CUSTOMER_NAME_EN: """
        客户英文名称 客户英文名 英文名称 英文名 公司英文名称 customernameenglish customernameen englishname nameen
        nameenglish companynameenglish""",
    Field.SHORT_NAME: "客户简称 单位简称 公司简称 简称 shortname customershortname alias",
    Field.CUSTOMER_CODE: """
        客户编码 客户代码 客户编号 客户号 客户id 客商编码 客商编号 往来单位编码 往来单位编号 单位编码 单位编号
        购货单位编码 核算项目代码 customercode customerno customernumber customerid customernr custno custid
        custcode custnum clientcode clientno clientid clientnumber debtorcode debtorno debtornumber debtorid
        accountcode accountno accountnumber bpcode partnercode soldtono soldtonumber billtono kundennummer kundennr
        kdnr debitorennummer debitornr""",
    Field.TAX_ID: """
        统一社会信用代码 社会信用代码 信用代码 纳税人识别号 税号 纳税人税号 购方税号 购买方税号 购买方识别号
        购买方纳税人识别号 客户税号 taxid taxno taxnumber taxpayerid taxpayerno taxregistrationno vatno vatnumber
        vatid vatregno vatregistrationnumber usci uscc unifiedsocialcreditcode tin gstin ustid ustidnr""",
    Field.ADDRESS: """
        客户地址 公司地址 单位地址 联系地址 通讯地址 详细地址 地址 办公地址 注册地址 收货地址 送货地址 购方地址
        address customeraddress companyaddress mailingaddress billingaddress billtoaddress postaladdress
        streetaddress street deliveryaddress anschrift adresse""",
    Field.REGION: """
        销售区域 销售大区 所属区域 所属大区 所属地区 客户区域 客户地区 大区 区域 地区 片区 省份 省 salesregion
        salesterritory salesarea customerregion region territory area province gebiet verkaufsgebiet""",
    Field.CREDIT_TERM_DAYS: """
        账期天数 账期 帐期 信用期 信用期限 信用天数 信用账期 付款期限 付款天数 付款账期 结算账期 赊销天数 账期天
        credittermdays creditdays creditterm creditterms credittermindays termdays paymenttermdays paymentdays
        paymentterms paymentterm netdays terms zahlungsziel""",
    Field.CREDIT_LIMIT: """
        信用额度 授信额度 信用限额 赊销额度 额度 creditlimit creditline limit creditlimitamount kreditlimit""",
    Field.CONTACT_NAME: """
        联系人 联系人姓名 客户联系人 联络人 财务联系人 对账联系人 对接人 对账人 收款联系人 contactname contactperson
        contact contactpersonname primarycontact attn attention ansprechpartner""",
    Field.CONTACT_POSITION: """
        职务 职位 岗位 联系人职务 联系人职位 头衔 position jobtitle contacttitle contactposition jobposition title
        role""",
    Field.PHONE: """
        手机号码 手机号 手机 移动电话 联系电话 电话号码 电话 联系人电话 联系人手机 联系方式 客户电话 座机 固定电话
        固话 公司电话 mobile mobileno mobilephone mobilenumber cell cellphone contactphone phone phoneno phonenumber
        tel telno telephone telephoneno telephonenumber contactnumber contactno contacttel telefon""",
    Field.MAIL: """
        电子邮箱 电子邮件 邮箱 邮箱地址 邮件 邮件地址 联系邮箱 email emailaddress emailid mail mailaddress
        contactemail""",
    Field.ITEM_NUMBER: """
        发票号码 发票号 发票编号 数电票号码 数电发票号码 全电发票号码 票号 票据号 票据号码 应收单号 应收单据号
        账单号 账单编号 单据编号 单据号 单据号码 单号 对账单号 销售单号 出库单号 送货单号 invoiceno invoicenumber
        invoicenum invoicenr invoiceid invoice invno invnumber invnum invoiceref documentno documentnumber docno
        docnumber docnum billno billnumber bill document transactionno transactionnumber referenceno refno reference
        ref rechnungsnummer rechnungsnr rechnung belegnummer belegnr""",
    Field.ITEM_KIND: """
        单据类型 款项类型 款项性质 票据类型 应收类型 documenttype doctype transactiontype itemtype kind invoicetype
        belegart""",
    Field.CONTRACT: """
        合同编号 合同号 合同号码 销售合同号 合同 合同名称 contractno contractnumber contractid contract contractref
        vertrag""",
    Field.PROJECT: "项目名称 工程名称 项目 工程 projectname project projectno job jobname projekt",
    Field.DOCUMENT_DATE: """
        开票日期 发票日期 开票时间 单据日期 账单日期 出票日期 开单日期 业务日期 挂账日期 制单日期 记账日期 入账日期
        invoicedate invoicedt invdate documentdate docdate billdate billingdate issuedate dateofissue issuedon
        issued dateofinvoice postingdate transactiondate rechnungsdatum belegdatum""",
    Field.DUE_DATE: """
        到期日 到期日期 到期时间 付款到期日 应收到期日 收款到期日 账期到期日 最迟付款日 付款截止日 付款截止日期
        约定付款日 约定付款日期 应付款日 应收日期 应收款日期 应付日期 约定收款日 应回款日期 duedate duedt dueon
        datedue paymentduedate paymentdue netduedate maturity maturitydate payby paybydate faelligkeit fälligkeit
        fälligam fälligkeitsdatum fällig zahlbarbis""",
    Field.AMOUNT: """
        价税合计 含税金额 价税合计金额 应收金额 应收总额 应收款 应收账款 应收账款金额 发票金额 开票金额 发票总额
        票面金额 账单金额 单据金额 结算金额 总金额 合计金额 原币金额 本币金额 金额 总额 invoiceamount invoicetotal
        invoicevalue invamount grossamount gross amountinclvat amountincltax amountincvat totalinclvat
        originalamount documentamount docamount billamount totalamount amount total amt rechnungsbetrag bruttobetrag
        brutto gesamtbetrag betrag""",
    Field.PAID: """
        已收金额 已收款 已收款金额 已收 已付金额 已付款 已付 已回款 已回款金额 回款金额 累计回款 累计收款 已核销金额
        已核销 核销金额 已结算金额 实收金额 实收 收款金额 回款 paidamount amountpaid paid receivedamount
        amountreceived received settled settledamount paidtodate paymentsreceived payments applied bezahlt gezahlt""",
    Field.OPEN_AMOUNT: """
        未收金额 未收款 未收款金额 未收余额 未收 未付金额 未付款 未付 未回款 未回款金额 未结金额 未结算金额
        未核销金额 未核销 未清金额 未清 尚欠金额 尚欠 欠款金额 欠款余额 欠款 待收金额 待收款 应收未收 应收余额
        应收账款余额 期末应收余额 期末余额 剩余金额 剩余应收 余额 结欠 openamount amountopen open openbalance
        outstandingamount outstanding outstandingbalance amountoutstanding balancedue amountdue dueamount
        unpaidamount unpaid remainingamount remaining remainingbalance residualamount residual balance openitem
        offenerbetrag offen restbetrag offenerposten saldo""",
    Field.CURRENCY: "币种 币别 货币 原币币种 结算币种 原币 currency currencycode curr ccy cur währung währg waehrung",
    Field.NOTE: "备注 备注说明 附注 说明 摘要 note notes remark remarks comment comments memo description bemerkung",
}

#: Headings whose meaning hangs on their neighbours: what they may be, in the order they are tried.
_VAGUE: dict[str, tuple[Field, ...]] = {
    "名称": (Field.CUSTOMER_NAME,),
    "全称": (Field.CUSTOMER_NAME,),
    "name": (Field.CUSTOMER_NAME, Field.CONTACT_NAME),
    "name1": (Field.CUSTOMER_NAME,),
    "姓名": (Field.CONTACT_NAME,),
    "编码": (Field.CUSTOMER_CODE,),
    "代码": (Field.CUSTOMER_CODE,),
    "编号": (Field.ITEM_NUMBER, Field.CUSTOMER_CODE),
    "code": (Field.CUSTOMER_CODE,),
    "id": (Field.CUSTOMER_CODE,),
    "no": (Field.ITEM_NUMBER, Field.CUSTOMER_CODE),
    "number": (Field.ITEM_NUMBER, Field.CUSTOMER_CODE),
    "voucherno": (Field.ITEM_NUMBER,),
    "凭证号": (Field.ITEM_NUMBER,),
    "订单号": (Field.CONTRACT, Field.ITEM_NUMBER),
    "订单编号": (Field.CONTRACT, Field.ITEM_NUMBER),
    "销售订单号": (Field.CONTRACT, Field.ITEM_NUMBER),
    "orderno": (Field.CONTRACT, Field.ITEM_NUMBER),
    "ordernumber": (Field.CONTRACT, Field.ITEM_NUMBER),
    "salesorder": (Field.CONTRACT, Field.ITEM_NUMBER),
    "pono": (Field.CONTRACT,),
    "ponumber": (Field.CONTRACT,),
    "日期": (Field.DOCUMENT_DATE,),
    "date": (Field.DOCUMENT_DATE,),
    "datum": (Field.DOCUMENT_DATE,),
    "due": (Field.DUE_DATE, Field.OPEN_AMOUNT),
    "类型": (Field.ITEM_KIND,),
    "type": (Field.ITEM_KIND,),
}

# What is left is looked at by its parts, but never when one of these says that it is something else.
_OTHER = re.compile(
    r"税额|税率|不含税|数量|单价|规格|型号|银行|账号|帐号|开户|业务员|销售员|负责人|部门|天数|账龄|逾期|序号|行号|代码$"
    r"|折扣|提成|期初|预收|预付|opening|untaxed|(tax|vat)(?!invoice)|net|qty|quantity|price|bank|iban|sales|overdue|aging|ageing|age$|discount|days"
)
_PARTS = {
    Field.OPEN_AMOUNT: (
        r"(未|尚欠|欠|待|剩余).*(收|付|款|额|核销|清)|余额|outstanding|unpaid|open(amount|balance)|amountdue"
    ),
    Field.PAID: r"(已|累计|实).*(收|付|回款|核销)|paid|received",
    Field.DUE_DATE: r"到期|(应|约定|最迟).*(付|收|回)款.*日|due.*(date|day)|date.*due",
    Field.DOCUMENT_DATE: r"(开票|发票|单据|账单).*(日|时间)|(invoice|document|doc|bill).*date",
    Field.ITEM_NUMBER: r"(发票|单据|票据|账单|应收单).*号|(invoice|document|bill).*(no|number|num|nr|id)$",
    Field.CUSTOMER_CODE: r"(客户|客商|往来).*(编码|编号|号|id)$|(customer|client|debtor).*(no|number|num|nr|id|code)$",
    Field.CONTACT_NAME: r"联系人|联络人|contact.*(name|person)",
    Field.PHONE: r"电话|手机|phone|mobile",
    Field.MAIL: r"邮箱|邮件|email",
    Field.ADDRESS: r"地址|address",
    Field.CUSTOMER_NAME: r"(客户|客商|购方|购买方|往来单位).*(名|称)|(customer|client|debtor|buyer|partner).*name",
    Field.CONTRACT: r"合同.*号|contract",
    Field.PROJECT: r"(项目|工程).*名|project",
    Field.CREDIT_LIMIT: r"(信用|授信|赊销).*额|creditlimit",
    Field.AMOUNT: (
        r"(应收|开票|发票|含税|账单).*(额|合计)|(invoice|gross|original).*(amount|value|total)|^betrag|^total"
    ),
    Field.CURRENCY: r"币种|币别|currency",
    Field.NOTE: r"备注|remark|comment",
}

ITEM_WORDS = Vocabulary(Contents.OPEN_ITEMS, _HEADINGS, _VAGUE, _OTHER, _PARTS)
