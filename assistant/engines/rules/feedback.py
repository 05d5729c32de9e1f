"""The built-in reader and rewriter of feedback: labels, marked stretches, and a suggestion in the writer's own words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.danish.classify.feedback import Judgement, judge
from assistant.engines.base import Job
from assistant.engines.rules import feedback_frames as frames
from assistant.engines.rules.feedback_decoding import decoded
from assistant.engines.rules.feedback_notices import notices
from assistant.engines.rules.feedback_parts import Part, parts
from assistant.engines.rules.feedback_praising import praised
from assistant.engines.rules.feedback_reasons import explained
from assistant.engines.rules.feedback_rewriting import rewritten
from assistant.tasks.feedback import MODES, ROLES, Change, Feedback, MarkedSpan
from assistant.tasks.task import Question

_TIMING = Question(
    part="situation",
    text="Er det et godt tidspunkt, er I på tomandshånd, og har din leder tid til at lytte?",
)
_MOST_QUESTIONS = 4


def write(job: Job) -> tuple[Feedback, list[str]]:
    """Reads feedback and says how it may be put, or what may be meant.

    Args:
        job: the feedback, and as options its mode, the writer's role, a tone and areas of work.

    Returns:
        The document, and what the user should know in Danish.
    """
    text = "\n\n".join(source.text.strip() for source in job.sources)
    role = job.options.get("role", "")
    judgement = judge().judge(text, role if role in ROLES else "")
    sentences = parts(judgement)
    mode = mode_of(job.options.get("mode", ""), role, judgement.labels)
    spans = [explained(part, mark) for part in sentences for mark in part.marks]
    suggestion, changes, questions = _suggestion(job, mode, judgement, sentences, spans)
    document = Feedback(
        labels=list(judgement.labels),
        spans=spans,
        suggestion=suggestion,
        changes=changes,
        questions=questions[:_MOST_QUESTIONS],
    )
    return document, notices(job.sources, judgement)


def mode_of(wanted: str, role: str, labels: Sequence[str]) -> str:
    """The mode that was asked for, or the one that fits."""
    if wanted in MODES:
        return wanted
    if list(labels) == ["praise"]:
        return "appreciate"
    if role == "employee":
        return "upward"
    return "soften" if "harsh" in labels else "clarify"


def tone_of_option(option: str) -> int:
    """The tone from -2 to 2; nought where the option says nothing that can be read."""
    try:
        return max(-2, min(2, int(option)))
    except ValueError:
        return 0


def _suggestion(
    job: Job, mode: str, judgement: Judgement, sentences: list[Part], spans: list[MarkedSpan]
) -> tuple[str, list[Change], list[Question]]:
    asked = [Question(part="spørg", text=text) for text in dict.fromkeys(span.question for span in spans)]
    if mode == "decode":
        areas = [
            area.strip()
            for area in job.options.get("areas", "").replace("\n", ",").split(",")
            if area.strip()
        ]
        return decoded(judgement, sentences, areas), [], asked
    if mode == "appreciate":
        return praised(sentences)
    result = rewritten(sentences, tone_of_option(job.options.get("tone", "")), upward=mode == "upward")
    questions = frames.vague_questions(result.wishes) if result.wishes else []
    if mode == "upward":
        questions.insert(0, _TIMING)
    return result.text, result.changes, questions
