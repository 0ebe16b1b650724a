"""Checks yield a notice for every fault that they find; they change nothing.

One family a file. A new check is one function here, its codes in the catalogue and one case folder a
code under tests/cases/checks/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from duiye.checks.apparatus import (
    check_designations,
    check_figure_references,
    check_record_references,
    check_related,
    check_shown_claims,
    check_statuses,
)
from duiye.checks.charts import (
    check_chart_references,
    check_marks_of_charts,
    check_origins,
    check_series,
    check_words_of_charts,
)
from duiye.checks.figures import check_stated
from duiye.checks.formulas import check_formulas
from duiye.checks.ids import check_heading_ids, check_unique_ids
from duiye.checks.ledger import check_derived, check_values
from duiye.checks.links import check_links, check_loaded
from duiye.checks.marks import check_marks
from duiye.checks.merges import check_merges
from duiye.checks.names import check_names, check_unknown_marks
from duiye.checks.navigation import check_addresses, check_endings, check_navigation
from duiye.checks.numbers import check_numbers
from duiye.checks.parity import (
    check_blocks,
    check_contents,
    check_counterparts,
    check_emptied,
    check_headings,
    check_links_in_both,
    check_notes_in_both,
    check_order,
    check_pictures,
)
from duiye.checks.policy import check_policy
from duiye.checks.quantities import check_quantities
from duiye.checks.references import check_note_references, check_term_references
from duiye.checks.states import check_states, check_titles, check_translated
from duiye.checks.step import check_in_step
from duiye.checks.terms import check_deprecated, check_one_word, check_spelling
from duiye.checks.terms_in_both import check_terms_in_both
from duiye.model import Language, Publication
from duiye.notice import Notice
from duiye.readers.rendering import Page

Pages = Mapping[tuple[Language, str], Page]
"""Every chapter as rendered, by language and path."""

PUBLICATION_CHECKS: tuple[Callable[[Publication], Iterator[Notice]], ...] = (
    check_merges,
    check_names,
    check_record_references,
    check_figure_references,
    check_designations,
    check_statuses,
    check_related,
    check_navigation,
    check_addresses,
    check_endings,
    check_counterparts,
    check_emptied,
    check_headings,
    check_blocks,
    check_notes_in_both,
    check_order,
    check_contents,
    check_states,
    check_numbers,
    check_translated,
    check_titles,
    check_in_step,
    check_quantities,
    check_heading_ids,
    check_note_references,
    check_deprecated,
    check_terms_in_both,
    check_one_word,
    check_spelling,
    check_stated,
    check_derived,
    check_values,
    check_shown_claims,
    check_chart_references,
    check_series,
    check_marks_of_charts,
    check_origins,
    check_words_of_charts,
)
"""Checks that read what people wrote."""

PAGE_CHECKS: tuple[Callable[[Publication, Pages], Iterator[Notice]], ...] = (
    check_unique_ids,
    check_links,
    check_loaded,
    check_policy,
    check_pictures,
    check_links_in_both,
    check_term_references,
    check_marks,
    check_unknown_marks,
    check_formulas,
)
"""Checks that need the rendered pages as well."""

__all__ = ["PAGE_CHECKS", "PUBLICATION_CHECKS", "Pages"]
