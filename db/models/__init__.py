"""The tables of a book as peewee models, one file an entity family.

The tables themselves are made by `db.migrations` alone; a test holds models and tables equal. A book binds
them to itself when it begins to write, so two open books must not write at the same time, and models are of use only
inside a transaction.
"""

from peewee import Model

from db.models.book import Event, Setting
from db.models.calendar import CalendarDay, CalendarYear, ClosedPeriod
from db.models.company import Company, CompanyAccount, PaperText, PaperTextVersion, ReferenceRate
from db.models.contacts import ContactLog, Contract, Promise, PromiseItem, Signal, TodayMark
from db.models.customers import Contact, Customer
from db.models.documents import Delivery, Document, DocumentItem, PrintRun, Proof
from db.models.imports import ImportChange, ImportMapping, ImportRun
from db.models.ledger import Allocation, Dispute
from db.models.payments import Payment, PaymentFile
from db.models.plans import Plan, PlanInstalment, PlanItem, PlanPayment
from db.models.processes import Process, ProcessPaper, ProcessStep
from db.models.receivables import Receivable
from db.models.replies import ClockEvent, Escalation, Reply
from db.models.visits import Confirmation, Reconciliation, Visit, VisitAnswer, VisitItem, VisitPaper, VisitPerson

__all__ = [
    "ALL_MODELS",
    "Allocation",
    "CalendarDay",
    "CalendarYear",
    "ClockEvent",
    "ClosedPeriod",
    "Company",
    "CompanyAccount",
    "Confirmation",
    "Contact",
    "ContactLog",
    "Contract",
    "Customer",
    "Delivery",
    "Dispute",
    "Document",
    "DocumentItem",
    "Escalation",
    "Event",
    "ImportChange",
    "ImportMapping",
    "ImportRun",
    "PaperText",
    "PaperTextVersion",
    "Payment",
    "PaymentFile",
    "Plan",
    "PlanInstalment",
    "PlanItem",
    "PlanPayment",
    "PrintRun",
    "Process",
    "ProcessPaper",
    "ProcessStep",
    "Promise",
    "PromiseItem",
    "Proof",
    "Receivable",
    "Reconciliation",
    "ReferenceRate",
    "Reply",
    "Setting",
    "Signal",
    "TodayMark",
    "Visit",
    "VisitAnswer",
    "VisitItem",
    "VisitPaper",
    "VisitPerson",
]

ALL_MODELS: tuple[type[Model], ...] = (
    Setting,
    Customer,
    Contact,
    Receivable,
    Process,
    ProcessStep,
    ProcessPaper,
    ClosedPeriod,
    CalendarDay,
    CalendarYear,
    Visit,
    VisitItem,
    VisitPerson,
    VisitPaper,
    VisitAnswer,
    Confirmation,
    Reconciliation,
    Company,
    CompanyAccount,
    PaperText,
    PaperTextVersion,
    ReferenceRate,
    Plan,
    PlanItem,
    PlanInstalment,
    PlanPayment,
    PrintRun,
    Document,
    DocumentItem,
    Delivery,
    Proof,
    Reply,
    Escalation,
    ClockEvent,
    PaymentFile,
    Payment,
    Allocation,
    Dispute,
    Promise,
    PromiseItem,
    ContactLog,
    Signal,
    Contract,
    TodayMark,
    Event,
    ImportRun,
    ImportChange,
    ImportMapping,
)
