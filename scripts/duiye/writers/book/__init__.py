"""The book as print: what Python-Markdown rendered, as the document that Typst sets.

`markup` parses, `runs` and `blocks` read (`glossary` and `facts` for those two pages), `links` settles where links
lead, `document` puts the whole together; the Typst files beside them own all of the look.
"""
