def main() -> None:
    """Stub."""
