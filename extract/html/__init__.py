"""Web pages, also as saved by Word, WPS and LibreOffice or as MHTML (a page with its pictures), to a Document."""
