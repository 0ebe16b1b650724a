"""Make one site of the languages that were built: finished pages, shared assets, search, root, hosts.

This module owns the order of these steps; each is a module of its own. It must not build pages or publish.
"""

from __future__ import annotations

from pathlib import Path

from duiye.desk import Checked
from duiye.finishing import finish
from duiye.job import Job
from duiye.look import ICON, LOOK, THEME_NAME
from duiye.model import Publication
from duiye.searching import Search, has_search
from duiye.sharing import share_assets
from duiye.sitewalk import take_fingerprints
from duiye.writers.charts.data import FOLDER
from duiye.writers.facing.edition import ASSETS, FacingEdition, facing_edition
from duiye.writers.hosts import served_site, write_host_files
from duiye.writers.offline import write_no_worker, write_worker
from duiye.writers.siteroot import write_site_root
from duiye.writers.status import badge_name, total_percent, write_badge


def assemble(job: Job) -> None:
    """Put together what was built, and write what speaks of the whole.

    Args:
        job: the build, whose folder holds every language.
    """
    folder, publication = job.folder, job.checked.publication
    languages = tuple(job.step.names)
    facing = facing_edition(publication, job.available, job.address)
    search = Search(publication, languages, wanted=has_search(job.checked.settings))
    finish(folder, languages, facing, search.read)
    _lay_assets(folder, facing, search)
    own = {edition.language: edition.assets for edition in publication.editions}
    leading = publication.leading.language
    share_assets(folder, (leading, *(tag for tag in languages if tag != leading)), own, job.address)
    search.write(folder, facing)
    _write_root(job, facing)
    _drop_leftovers(folder, publication)
    _complete(folder, job.checked, job.address)


def _write_root(job: Job, facing: FacingEdition | None) -> None:
    """Write what stands beside the languages: the ways in, the badges and the data files."""
    files = write_site_root(
        job.checked.publication,
        job.address,
        _icon(job.checked, job.folder),
        offline=job.checked.settings.hosting.offline,
        facing=facing is not None,
        head=job.told.root_head,
        lives=job.told.lives,
    )
    badges = {badge_name(tag): write_badge(total_percent(job.step.rows, tag), tag) for tag in job.step.names}
    for name, text in {**files, **badges}.items():
        (job.folder / name).write_text(text, encoding="utf-8", newline="\n")
    for name, text in job.tables.items():
        (job.folder / FOLDER).mkdir(exist_ok=True)
        (job.folder / name).write_text(text, encoding="utf-8", newline="")


def _lay_assets(folder: Path, facing: FacingEdition | None, search: Search) -> None:
    """Put the search's worker, and what facing pages load where the theme is not ours, where pages look for them."""
    search.lay_worker(folder)
    if facing is None:
        return
    for name in ASSETS:
        file = folder / facing.languages[0] / name
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((LOOK / name).read_bytes())


def _icon(checked: Checked, folder: Path) -> str:
    """Return the path of the theme's icon in the built site, empty when there is none."""
    theme = checked.settings.raw.get("theme")
    record = theme if isinstance(theme, dict) else {"name": theme}
    named = str(record.get("favicon") or (ICON if record.get("name") == THEME_NAME else ""))
    places = (named, f"{checked.settings.default_language.locale}/{named}")
    return next((path for path in places if named and (folder / path).is_file()), "")


def _drop_leftovers(folder: Path, publication: Publication) -> None:
    """Remove what MkDocs makes for a site that stands alone: the root has one sitemap for all."""
    for edition in publication.editions:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / edition.language / name).unlink(missing_ok=True)


def _complete(folder: Path, checked: Checked, address: str) -> None:
    """Write what speaks of all other files: the worker that keeps them, and what the host reads of them."""
    hosting, prints = checked.settings.hosting, take_fingerprints(folder)
    texts = write_worker(prints) if hosting.offline else write_no_worker()
    served = served_site(checked.publication, address, files=(*prints, *texts))
    for name, text in {**texts, **write_host_files(hosting.host, served)}.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
