"""Scenes of putting papers together, on the small book of the visits."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.bundle_pages import Damage, LeftOut
from desktop.domain.bundles import ForWhom
from desktop.services.bundles import MadeBundle
from desktop.ui.pages.bundles.dialog import BundleDialog
from desktop.ui.pages.bundles.opening import show_made
from tests.pictures import Scene, Stage
from tests.ui.visits.scenes import HENGDA, full


def _dialog(for_whom: ForWhom) -> BundleDialog:
    context = full()
    contents = context.services.bundles.contents(HENGDA, for_whom=ForWhom.COLLEAGUE)
    assert contents is not None
    dialog = BundleDialog(context, contents, "中正律师事务所")
    dialog.for_whom.choose(for_whom)
    return dialog


def lawyer(_stage: Stage) -> QWidget:
    return _dialog(ForWhom.LAWYER)


def colleague(_stage: Stage) -> QWidget:
    return _dialog(ForWhom.COLLEAGUE)


def made(_stage: Stage) -> QWidget:
    left_out = (LeftOut("CK-2026-0003", Damage.UNREADABLE, is_proof=True),)
    path = Path("/home/rep/Papers 恒达食品有限公司 2026-11-21.pdf")
    parent = QWidget()
    box = show_made(parent, MadeBundle(path, path.with_suffix(".xlsx"), 31, left_out))
    box.kept = parent  # type: ignore[attr-defined]
    return box


SCENES = (
    Scene("bundle-lawyer", lawyer, own_size=True),
    Scene("bundle-colleague", colleague, own_size=True),
    Scene("bundle-made", made, own_size=True),
)
