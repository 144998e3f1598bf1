"""Distil the student that ships from a trained teacher: annotated articles, and releases that the teacher labels.

usage: python -m training.attribution.distil TEACHER.pt OUT.pt --articles TRAIN.jsonl --releases R.jsonl … [--epochs 6]

The student begins as the teacher without one layer. On articles it learns from the annotation and the teacher in equal
parts (Hinton, Vinyals and Dean 2015, at temperature 1); on releases, of which each epoch has a half, from the teacher
alone. Without `--articles` and with `--fresh` it learns from releases only: the way to a model without the corpus.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from training.attribution.examples import BEGIN, INSIDE, OUTSIDE, Cue, Example, examples, load, reader
from training.attribution.learning import batches, cues_of, fit, prepare, stacked
from training.attribution.network import STUDENT, TEACHER, Tagger

TRUST = 0.5
"""How much of the target on annotated passages comes from the teacher."""

CUE_CHANCE = 0.5


def student_of(teacher: Tagger) -> Tagger:
    """A student whose encoder and cue head begin with the teacher's weights; its link is new."""
    student = Tagger(STUDENT)
    kept = teacher.encoder.encoder.layer
    student.encoder.embeddings.load_state_dict(teacher.encoder.embeddings.state_dict())
    student.cues.load_state_dict(teacher.cues.state_dict())
    for layer, number in zip(student.encoder.encoder.layer, STUDENT.layers, strict=True):
        layer.load_state_dict(kept[number].state_dict())
    return student


@torch.no_grad()
def taught(teacher: Tagger, passages: Sequence[Example], trust: float) -> list[Example]:
    """The passages with targets mixed from their own and the teacher's, who has the share `trust`.

    Where the teacher has all of it, the cues are those that it finds.
    """
    teacher.eval()
    made: dict[int, Example] = {}
    for batch in batches(passages, 0):
        chosen = [passages[i] for i in batch]
        ids, mask = stacked(chosen)
        states, logits = teacher.encode(ids, mask)
        marks = logits.softmax(-1)
        if trust == 1:
            chosen = [replace(e, cues=_cues(marks[row, : len(e.ids)])) for row, e in enumerate(chosen)]
        cues = cues_of(chosen)
        labels = iter(teacher.links(states, mask, cues).softmax(-1)) if len(cues.rows) else iter(())
        for row, (index, example) in enumerate(zip(batch, chosen, strict=True)):
            length = len(example.ids)
            learnt = [replace(cue, target=_mixed(cue.target, next(labels)[:length], trust)) for cue in example.cues]
            made[index] = Example(example.ids, _mixed(example.cue_target, marks[row, :length], trust), learnt)
    return [made[index] for index in range(len(passages))]


def _cues(marks: Tensor) -> list[Cue]:
    """The cues that the teacher's marks [T, 3] show, labels still empty."""
    found: list[Cue] = []
    likely = (1 - marks[1:-1, OUTSIDE] > CUE_CHANCE).nonzero().flatten().tolist()
    for piece in (place + 1 for place in likely):
        if found and found[-1].end == piece and marks[piece, INSIDE] >= marks[piece, BEGIN]:
            found[-1].end = piece + 1
        else:
            found.append(Cue(piece, piece + 1, torch.zeros(len(marks), 3)))
    return found


def _mixed(own: Tensor, teachers: Tensor, trust: float) -> Tensor:
    return ((1 - trust) * own + trust * teachers).half()


def release_passages(paths: Sequence[Path], without: set[str]) -> list[Example]:
    """The passages of all releases in these JSON Lines files but those with the ids `without`, not annotated."""
    tokenizer = reader()
    lines = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    texts = (release["title"] + "\n\n" + release["text"] for release in lines if release["id"] not in without)
    return [passage for text in texts for passage in examples({"text": text, "attributions": []}, tokenizer)]


def main() -> None:
    """Read the arguments and distil."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--releases", type=Path, nargs="*", default=[])
    parser.add_argument("--without", type=Path, nargs="*", default=[], help="annotations whose releases are left out")
    parser.add_argument("--fresh", action="store_true", help="begin as MiniLM, with no weight of the teacher's")
    parser.add_argument("--epochs", type=int, default=6)
    arguments = parser.parse_args()
    prepare()
    teacher = Tagger(TEACHER)
    teacher.load_state_dict(torch.load(arguments.teacher, weights_only=True))
    without = {release["id"] for path in arguments.without for release in json.loads(path.read_text(encoding="utf-8"))}
    articles = taught(teacher, load(arguments.articles, reader()), TRUST) if arguments.articles else []
    releases = taught(teacher, release_passages(arguments.releases, without), trust=1)
    student = Tagger(STUDENT) if arguments.fresh else student_of(teacher)
    share = 2 if articles else 1
    fit(student, lambda epoch: [*articles, *releases[epoch % share :: share]], arguments.epochs, arguments.out)


if __name__ == "__main__":
    main()
