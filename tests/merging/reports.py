"""Reports that several tests merge: two recalls, a vaguer one, and a leak under two dates."""

from __future__ import annotations

RECALL_A = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
RECALL_B = ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations.")
RECALL_MONTH = ("Review", "2024-09-01", "In June Norland recalled its ambassador from Sudland for consultations.")
LEAK_A = (
    "Gazette",
    "2024-06-14",
    "On 13 June The Herald published leaked papers on secret launcher sales from Sudland to Norland.",
)
LEAK_B = (
    "Courier",
    "2024-06-16",
    "On 13 May The Herald published leaked papers on secret launcher sales from Sudland to Norland.",
)
