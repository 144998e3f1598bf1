"""The shipped models open, are small enough, and say the same twice."""

from importlib.resources import files

import numpy as np
import pytest

from dragoman.collation.vectors import WIDTH, embed, encode
from dragoman.models import session, tokenizer

FOLDER = files("dragoman.models")


def test_a_model_that_is_not_shipped_is_named_in_the_error():
    with pytest.raises(FileNotFoundError, match="no_such_model"):
        session("no_such_model")


def test_a_model_is_opened_once():
    assert session("sentences") is session("sentences")


def test_models_stay_under_sixty_megabytes_together():
    assert sum(len(file.read_bytes()) for file in FOLDER.iterdir() if file.name.endswith(".onnx")) < 60_000_000


def test_the_sentence_encoder_has_a_card():
    card = (FOLDER / "sentences.md").read_text(encoding="utf-8")
    assert all(
        heading in card for heading in ("## Origin", "## Licence", "## Data", "## How it was made", "## Figures")
    )


def test_the_tokenizer_neither_pads_nor_truncates():
    assert tokenizer().padding is None
    assert tokenizer().truncation is None


def test_vectors_have_length_one():
    vectors = embed(["The minister left for Ankara.", "Rain is expected."])
    assert vectors.shape == (2, WIDTH)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_else_is_asked_for():
    texts = ["The minister left for Ankara.", "Rain.", "A long sentence about tariffs, quotas and the price of fish."]
    together, reverse = embed(texts), embed(texts[::-1])[::-1]
    assert together.tobytes() == reverse.tobytes()
    assert together.tobytes() == np.stack([embed([text])[0] for text in texts]).tobytes()


def test_kin_are_nearer_than_strangers():
    kin, other, stranger = embed(["They will resume talks.", "Negotiations will start again.", "The soup needs salt."])
    assert kin @ other > 0.5 > kin @ stranger


@pytest.mark.parametrize(
    "text", ["", " \n", "\ud800", "\x00", "א" * 10, "e\u0301" * 50, "word " * 100_000, "x" * 1_000_000]
)
def test_any_text_has_a_vector(text):
    vector = embed([text])[0]
    assert np.isfinite(vector).all()


def test_no_texts_give_no_vectors():
    assert embed([]).shape == (0, WIDTH)


def test_word_pieces_come_with_vectors_of_their_own():
    encoding = encode("They will resume talks.")
    assert encoding.states.shape == (len(encoding.pieces), WIDTH)
    assert encoding.pieces[0] == "they"
