"""Binary Word files (.doc and .wps): a faithful parse into shapes of the format, then the Document."""
