"""Which items of a list were taken out of what a program would ask for, and which were put in."""

from collections.abc import Collection

from desktop.domain.letters import LeftOut, LetterItems


def changed_by_hand(
    items: LetterItems, ticked: Collection[int], taken_out: Collection[int], put_in: Collection[int]
) -> dict[str, frozenset[int]]:
    """Give the ids `taken_out` and `put_in` after the ticks have changed."""
    chosen, out, within = set(ticked), set(taken_out), set(put_in)
    for item in items.asked:
        if item.id not in chosen:
            within.discard(item.id) if item.id in within else out.add(item.id)
    for item, reason in items.left_out:
        if item.id in chosen:
            out.discard(item.id) if reason is LeftOut.CHOSEN else within.add(item.id)
    return {"taken_out": frozenset(out), "put_in": frozenset(within)}
