"""Pure parts of the SDK: from an operation to a call, from an answer to a value or an error."""
