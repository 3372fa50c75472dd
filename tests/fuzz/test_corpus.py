"""What fuzzing has found interesting stays harmless; `make fuzz` looks for more."""

from pathlib import Path

from fuzz.target import one_input


def test_the_corpus_is_harmless() -> None:
    found = list((Path(__file__).parent / "corpus").iterdir())
    assert len(found) > 50
    for path in found:
        one_input(path.read_bytes())
