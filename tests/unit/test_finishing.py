from __future__ import annotations

from pathlib import Path

from duiye.finishing import finish


def test_every_page_of_every_language_is_finished_and_nothing_else_is_touched(tmp_path: Path) -> None:
    """A page in a folder of its own, or a 404 page, would be published unfinished."""
    page = (
        '<!doctype html>\n<html lang="zh"><body><p>字</p><table><tr><td style="text-align: right;">1</td></tr></table>'
    )
    for name in ("zh/index.html", "zh/a/b/index.html", "en/404.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(page, encoding="utf-8")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    finish(tmp_path, ("zh", "en"))
    finished = [file for file in sorted(tmp_path.rglob("*.html")) if "dy-right" in file.read_text(encoding="utf-8")]
    assert [file.relative_to(tmp_path).as_posix() for file in finished] == [
        "en/404.html",
        "zh/a/b/index.html",
        "zh/index.html",
    ]
    assert "<p>字</p>" in finished[1].read_text(encoding="utf-8")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == page
