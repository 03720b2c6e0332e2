"""One ledger for a film: claims in, what stands and what is news out. Pure functions over the values of
`tracker.domain`.
"""

from tracker.ledger.contract import contract, contract_alert
from tracker.ledger.settlement import Settlement, fold, settle, settle_document
from tracker.ledger.stage import stage

__all__ = ["Settlement", "contract", "contract_alert", "fold", "settle", "settle_document", "stage"]
