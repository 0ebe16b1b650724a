"""The book as EPUB 3.3: the tree that the PDF is set from, as files for reading systems.

`volume` opens a document, `places` says where everything stands, `runs`, `blocks` and `apparatus` write the tree as
XHTML (a `scribe` holds the pen), `chapters`, `matter` and `navigation` make the files, `pictures` and `drawings` see to
what they show, `package` and `accessibility` describe the whole, `packing` zips it; `edition` is the way in.
"""
