"""The tables as files: value objects in, bytes out. The same tables give the same bytes."""
