"""Files are there in whole or not at all, for everybody, and never in the place of another."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from novita._client.saving import SavedFile
from novita.exceptions import APIError


def test_a_file_is_there_in_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(APIError, match="larger than 4 bytes"), SavedFile(path, 4) as file:
        file.write(b"12345")
    with pytest.raises(ZeroDivisionError), SavedFile(path) as file:
        file.write(b"1")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    with SavedFile(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


class FullDisk(io.FileIO):
    """A file that takes no byte."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("buffered", [False, True], ids=["on writing", "on closing"])
def test_a_full_disk_names_the_file_and_leaves_the_old_one(
    buffered: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.png"
    place.write_bytes(b"old")

    def opened(path: Path, mode: str) -> io.IOBase:
        disk = FullDisk(path, mode)
        return io.BufferedWriter(disk) if buffered else disk

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opened)
        with pytest.raises(OSError, match=f"No space left on device: '{place}'"), SavedFile(place) as file:
            file.write(b"new")
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_directory_that_is_missing_is_named_without_the_file_beside(tmp_path: Path) -> None:
    place = tmp_path / "none" / "a.png"
    with pytest.raises(FileNotFoundError, match=f"No such file or directory: '{place}'$"), SavedFile(place):
        pass


def test_files_saved_at_once_under_one_name_are_all_kept(tmp_path: Path) -> None:
    place = tmp_path / "out.png"
    with SavedFile(place, replace=False) as first:
        first.write(b"1")
        with SavedFile(place, replace=False) as second:
            second.write(b"2")
    assert (first.path, second.path) == (tmp_path / "out-1.png", place)
    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"1", b"2")
    assert sorted(tmp_path.iterdir()) == [first.path, second.path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_files_are_as_readable_as_others(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with SavedFile(tmp_path / "a.png") as file:
            file.write(b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o640


def test_a_directory_is_refused_before_anything_is_fetched(tmp_path: Path) -> None:
    begun = False
    with pytest.raises(IsADirectoryError, match=f"'{tmp_path}'$"), SavedFile(tmp_path):
        begun = True
    assert not begun
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_was_claimed_for_nothing_is_free_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "replace", fail)
    place = tmp_path / "a.png"
    with pytest.raises(OSError, match=f"Input/output error: '{place}'"), SavedFile(place, replace=False) as file:
        file.write(b"new")
    assert list(tmp_path.iterdir()) == []
