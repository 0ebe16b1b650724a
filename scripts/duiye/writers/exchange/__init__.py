"""Write units in the formats of translators' tools: PO, XLIFF 2.1 and, as a memory, TMX 1.4b.

This package owns the forms; what is a unit is `units`' to say. The same units make the same bytes.
"""
