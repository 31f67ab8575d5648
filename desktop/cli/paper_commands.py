"""The commands around papers, by name: their code is read only where one of them is run."""

import argparse
from collections.abc import Callable

from desktop.app import App
from desktop.cli.account_papers import account_change, receipt, request, statement, thanks
from desktop.cli.archived import paper
from desktop.cli.bundling import bundle
from desktop.cli.call_sheets import print_call_sheet, print_day_sheet, print_follow_up, print_visit_sheet
from desktop.cli.clocks import limitation, rate
from desktop.cli.company import company
from desktop.cli.ladder import escalate, ladder
from desktop.cli.lettering import letter, letters
from desktop.cli.plan_papers import agreement, proposal
from desktop.cli.running import run_letters, runs

PAPER_COMMANDS: dict[str, Callable[[App, argparse.Namespace], int]] = {
    "company": company,
    "letter": letter,
    "letters": letters,
    "run": run_letters,
    "runs": runs,
    "ladder": ladder,
    "escalate": escalate,
    "statement": statement,
    "request": request,
    "receipt": receipt,
    "thanks": thanks,
    "account-change": account_change,
    "proposal": proposal,
    "agreement": agreement,
    "paper": paper,
    "limitation": limitation,
    "rate": rate,
    "bundle": bundle,
    "call-sheet": print_call_sheet,
    "visit-sheet": print_visit_sheet,
    "day-sheet": print_day_sheet,
    "follow-up": print_follow_up,
}
