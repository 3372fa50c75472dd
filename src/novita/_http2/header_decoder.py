"""Response header blocks (HPACK, RFC 7541): `hpack`'s tables in one loop that remembers the strings it has seen."""

from collections import deque

from hpack.exceptions import HPACKError
from hpack.huffman_table import decode_huffman
from hpack.table import HeaderTable

Field = tuple[bytes, bytes]

HEADER_LIST_SIZE = 2**16
"""Largest header list taken, in bytes as RFC 9113 counts them: name + value + 32 a field. Said in our SETTINGS."""
MAX_TABLE_SIZE = 4096
"""The protocol's default, which our SETTINGS leave alone."""

_SMALL_BLOCK, _FEW_FIELDS = 2048, 15
"""Within both a header list cannot be too large: table entries are at most 4096 bytes, Huffman gains at most 8/5."""

_STATIC = HeaderTable.STATIC_TABLE
_FIRST_DYNAMIC = HeaderTable.STATIC_TABLE_LENGTH + 1
_OVERHEAD = 32
_INTEGER_LENGTH = 5
_REMEMBERED_STRINGS = 512
_REMEMBERED_LENGTH = 256


class HeaderBlockError(Exception):
    """A header block cannot be decoded; the connection's compression state is lost."""


class HeaderDecoder:
    """Decodes the header blocks of one connection, in order."""

    __slots__ = ("_dynamic", "_dynamic_size", "_literals", "_strings", "_table_size")

    def __init__(self) -> None:
        self._table_size = MAX_TABLE_SIZE
        self._dynamic: deque[Field] = deque()
        self._dynamic_size = 0
        self._strings: dict[bytes, bytes] = {}
        self._literals: dict[bytes, Field] = {}

    def decode(self, block: bytes) -> list[Field]:
        """Decodes one complete block.

        Raises:
            HeaderBlockError: It is malformed, or larger than allowed.
        """
        try:
            return self._decode(block)
        except (HPACKError, IndexError) as error:
            raise HeaderBlockError("The header block is malformed") from error

    def _decode(self, block: bytes) -> list[Field]:
        fields: list[Field] = []
        known = self._literals
        pos, end = 0, len(block)
        while pos < end:
            first = block[pos]
            pos += 1
            if first & 0x80:
                index = first & 0x7F
                if index == 0x7F:
                    index, pos = _integer(block, pos, index)
                field = self._entry(index) if index < _FIRST_DYNAMIC else self._dynamic[index - _FIRST_DYNAMIC]
            elif first & 0xC0 or not first & 0x20:
                prefix = 0x3F if first & 0x40 else 0x0F
                index = first & prefix
                # Where the field ends if its lengths are short: the same bytes were most likely there last time.
                short = pos
                if index == prefix:
                    short += 1
                elif not index:
                    short += 1 + (block[short] & 0x7F)
                short += 1 + (block[short] & 0x7F)
                raw = block[pos - 1 : short]
                remembered = known.get(raw)
                if remembered is not None:
                    field, pos = remembered, short
                else:
                    field, pos, fixed = self._literal(block, pos, index, prefix)
                    if fixed and pos == short:
                        if len(known) >= _REMEMBERED_STRINGS:
                            known.clear()
                        known[raw] = field
                if first & 0x40:
                    self._remember(field)
            else:
                if fields:
                    raise HeaderBlockError("A table size update stands behind a field")
                size = first & 0x1F
                if size == 0x1F:
                    size, pos = _integer(block, pos, size)
                self._resize(size)
                continue
            fields.append(field)
        if end > _SMALL_BLOCK or len(fields) > _FEW_FIELDS:
            size = sum([len(name) + len(value) + _OVERHEAD for name, value in fields])
            if size > HEADER_LIST_SIZE:
                raise HeaderBlockError("The header list is too large")
        return fields

    def _literal(self, block: bytes, pos: int, index: int, prefix: int) -> tuple[Field, int, bool]:
        """The field, where it ends, and whether the same bytes always mean the same."""
        if index == prefix:
            index, pos = _integer(block, pos, index)
        if index:
            name = self._entry(index)[0]
        else:
            name, pos = self._string(block, pos)
        value, pos = self._string(block, pos)
        return (name, value), pos, index < _FIRST_DYNAMIC

    def _entry(self, index: int) -> Field:
        if index >= _FIRST_DYNAMIC:
            return self._dynamic[index - _FIRST_DYNAMIC]
        if index == 0:
            raise HeaderBlockError("Index 0 is not an entry")
        return _STATIC[index - 1]

    def _string(self, block: bytes, pos: int) -> tuple[bytes, int]:
        first = block[pos]
        pos += 1
        length = first & 0x7F
        if length == 0x7F:
            length, pos = _integer(block, pos, length)
        end = pos + length
        if end > len(block):
            raise HeaderBlockError("A string is cut short")
        raw = block[pos:end]
        if first & 0x80:
            strings = self._strings
            text = strings.get(raw)
            if text is None:
                text = decode_huffman(raw)
                if length <= _REMEMBERED_LENGTH:
                    if len(strings) >= _REMEMBERED_STRINGS:
                        strings.clear()
                    strings[raw] = text
            return text, end
        return raw, end

    def _remember(self, field: Field) -> None:
        self._dynamic.appendleft(field)
        self._dynamic_size += len(field[0]) + len(field[1]) + _OVERHEAD
        if self._dynamic_size > self._table_size:
            self._evict()

    def _resize(self, size: int) -> None:
        if size > MAX_TABLE_SIZE:
            raise HeaderBlockError("The table size update is over the limit")
        self._table_size = size
        self._evict()

    def _evict(self) -> None:
        while self._dynamic_size > self._table_size:
            name, value = self._dynamic.pop()
            self._dynamic_size -= len(name) + len(value) + _OVERHEAD


def _integer(block: bytes, pos: int, number: int) -> tuple[int, int]:
    shift = 0
    for at in range(pos, pos + _INTEGER_LENGTH):
        byte = block[at]
        number += (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at + 1
        shift += 7
    raise HeaderBlockError("An integer is too long")
