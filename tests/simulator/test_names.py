import pytest

import novita.simulator


def test_public_names_exist() -> None:
    for name in novita.simulator.__all__:
        assert getattr(novita.simulator, name).__name__ == name


def test_other_names_do_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = novita.simulator.Nothing  # type: ignore[attr-defined]
