"""What relationship managers write: German, short, and never twice the same."""

from revier.demo import sentences
from revier.demo.calls import _TYPES
from revier.modules.calls.models import CallType, Outcome
from revier.modules.tasks.models import Kind
from revier.world.dice import Dice
from revier.world.trades import COMPETITORS, TRADES


def test_there_are_many_building_blocks():
    assert sum(len(lines) for heading, lines in sentences.blocks().items() if heading.startswith("call ")) >= 60


def test_every_outcome_call_type_and_kind_of_task_has_words():
    known = sentences.blocks()
    assert {f"call {outcome}" for outcome in Outcome.values} <= known.keys()
    assert {f"subject {kind}" for kind in CallType.values} <= known.keys()
    assert {f"task {kind}" for kind in Kind.values} <= known.keys()
    assert {kind for kinds in _TYPES.values() for kind in kinds} <= set(CallType.values)


def test_every_block_is_a_tidy_line_that_can_be_filled_in_for_every_trade():
    for heading, lines in sentences.blocks().items():
        for line in lines:
            for branch in TRADES:
                text = sentences.filled(Dice("test", line, branch), line, branch, COMPETITORS[0])
                assert text == " ".join(text.split()), (heading, line)
                assert "{" not in text
                assert 0 < len(text) <= 140


def test_results_are_short_and_various():
    made = {
        sentences.result_of_call(Dice("test", number), dice_outcome, "earthworks", "")
        for number in range(400)
        for dice_outcome in ("INFO", "SUCCESS")
    }
    assert len(made) > 500
    assert max(map(len, made)) < 260


def test_a_workshop_is_no_firm():
    texts = {
        sentences.filled(Dice(number), "Kauft bei {rival}.", "other", rival) for number, rival in enumerate(COMPETITORS)
    }
    assert "Kauft bei der eigenen Werkstatt." in texts
    assert "Kauft bei dem Baumaschinenhändler vor Ort." in texts
