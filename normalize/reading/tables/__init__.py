"""From a document's tables to the tables that each hold one form: found, joined, cut apart, made straight."""
