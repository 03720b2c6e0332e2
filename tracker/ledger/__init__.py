"""One ledger for a film: claims in, what stands and what is news out. Pure functions over the values of
`tracker.domain`.
"""

from tracker.ledger.absence import Absence, Patience, absences
from tracker.ledger.board import Board, Holding, Square, board
from tracker.ledger.comparison import Difference, compare, rebuilt, resettled, still_owed
from tracker.ledger.contract import contract, contract_alert
from tracker.ledger.retraction import dropped, retract
from tracker.ledger.settlement import Settlement, fold, settle, settle_document
from tracker.ledger.stage import stage
from tracker.ledger.voices import Voices, slips, voices
from tracker.ledger.whispers import whispers

__all__ = [
    "Absence",
    "Board",
    "Difference",
    "Holding",
    "Patience",
    "Settlement",
    "Square",
    "Voices",
    "absences",
    "board",
    "compare",
    "contract",
    "contract_alert",
    "dropped",
    "fold",
    "rebuilt",
    "resettled",
    "retract",
    "settle",
    "settle_document",
    "slips",
    "stage",
    "still_owed",
    "voices",
    "whispers",
]
