"""Scenes of the payment process: full, empty, with a step open, many steps, what is refused."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.domain.payrules import NoFixedDay, PayRule, Weekday, Weekly
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.ui.pages.process.rule_kinds import RuleKind
from desktop.ui.pages.process.tab import ProcessTab
from tests.pictures import Scene, Stage
from tests.ui.customers.scenes import NAMES, stage_book
from tests.ui.scenes import window_of


def tab(name: str = NAMES[0], process: PaymentProcess | None = None) -> ProcessTab:
    context, ids = stage_book()
    if process is not None:
        context.services.processes.save(ids[name], process)
    made = ProcessTab(context)
    made.show_customer(ids[name], name)
    return made


def full(_stage: Stage) -> QWidget:
    return window_of(tab())


def empty(_stage: Stage) -> QWidget:
    return window_of(tab(NAMES[3]))


def step_open(_stage: Stage) -> QWidget:
    made = tab()
    window_of(made)
    made.steps.open_step(4, "deputy")
    made.step_editor.deputy.box.setEditText("Sun Hao")
    return made


def long_path(_stage: Stage) -> QWidget:
    steps = tuple(
        Step(kind, "采购部与供应链管理中心联合审核小组", "欧阳娜娜𠮷 <b>A & B</b> " * 3, lead_days=3, window=(28, 5))
        for kind in (*StepKind, StepKind.SIGN)
    )
    rule = PayRule(Weekly((Weekday.TUE, Weekday.FRI)))
    return window_of(tab(NAMES[1], PaymentProcess(steps=steps, rule=rule)))


def no_fixed_day(_stage: Stage) -> QWidget:
    process = PaymentProcess(steps=(Step(StepKind.RECEIVE), Step(StepKind.INVOICE)), rule=PayRule(NoFixedDay()))
    return window_of(tab(NAMES[2], process))


def refused(_stage: Stage) -> QWidget:
    made = tab()
    window_of(made)
    steps = tuple(replace(step, deputy=step.person) for step in made.steps.steps)
    made.steps.show_steps(steps, ())
    made.steps.edited.emit()
    made.save()
    return made


def incomplete(_stage: Stage) -> QWidget:
    made = tab()
    window_of(made)
    made.parts.rule.kind.choose(RuleKind.MONTH_DAYS)
    made.parts.rule.phrase_box.phrase.setText("每月第二个周五")
    made.parts.closed.add_button.click()
    made.parts.closed.rows[-1].first.setText("2026-13-01")
    made.save()
    return made


SCENES = (
    Scene("process-full", full),
    Scene("process-empty", empty),
    Scene("process-step", step_open),
    Scene("process-long", long_path),
    Scene("process-no-fixed-day", no_fixed_day),
    Scene("process-refused", refused),
    Scene("process-incomplete", incomplete),
)
