"""Write the facing edition: one page from the two built pages of a chapter.

`edition` holds the nouns and `page` the writer; nothing else is used from outside. This module imports neither, so
that asking what the edition is costs no HTML parser.
"""
