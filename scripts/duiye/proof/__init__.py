"""Questions to the search of a built site whose right answers are known, and what its answers are worth.

This package reads pages as a reader sees them and knows nothing of the index, its folding or its tokens: what it
proves would be worth little if it erred where the search errs.
"""
