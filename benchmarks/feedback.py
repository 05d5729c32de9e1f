"""The whole analysis of feedback, as it follows the typing in the editor: ``python -m benchmarks.feedback``.

Each text is judged anew: read, labelled, and its words marked and explained. Times are those of one process, in
milliseconds; what is remembered of words that came before is kept, as it is in the editor.
"""

from __future__ import annotations

import statistics
import sys
import time

from training.feedback_texts import feedback_texts

TARGET = 5.0
_ROUNDS = 3
_P95 = 0.95


def main() -> int:
    """Prints load, median and p95; 1 where the median misses the target."""
    started = time.perf_counter()
    from assistant.danish.classify.feedback import judge
    from assistant.engines.rules.feedback_parts import parts
    from assistant.engines.rules.feedback_reasons import explained

    judging = judge()
    judging.judge("Måske kunne du ringe lidt før.")
    print(f"load and first text: {(time.perf_counter() - started) * 1000:.1f} ms")
    times: list[float] = []
    for _ in range(_ROUNDS):
        for text in feedback_texts():
            started = time.perf_counter()
            judgement = judging.judge(text.text, text.role)
            for part in parts(judgement):
                for mark in part.marks:
                    explained(part, mark)
            times.append((time.perf_counter() - started) * 1000)
    times.sort()
    median, p95 = statistics.median(times), times[int(len(times) * _P95)]
    print(f"{len(times)} texts: median {median:.2f} ms, p95 {p95:.2f} ms, target {TARGET} ms")
    return int(median > TARGET)


if __name__ == "__main__":
    sys.exit(main())
