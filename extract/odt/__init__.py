"""OpenDocument text (.odt, .ott, flat .fodt) to a Document; source: OpenDocument 1.3 part 3."""
