"""The policy and the headers beside it."""

from __future__ import annotations

from duiye.hosting import Allowances
from duiye.writers.policy import referrer, write_headers, write_policy


def parts(policy: str) -> dict[str, str]:
    """Return what each directive of a policy lets through."""
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))  # type: ignore[misc]


def test_the_policy_lets_nothing_run_that_is_no_file_of_the_site() -> None:
    """A script in a copied passage would run on every reader's device."""
    strict = parts(write_policy(Allowances()))
    assert strict["default-src"] == "'none'"
    assert strict["script-src"] == strict["style-src"] == strict["connect-src"] == "'self'"
    assert (strict["base-uri"], strict["form-action"], strict["frame-ancestors"]) == ("'none'",) * 3
    assert "frame-src" not in strict
    assert "unsafe" not in write_policy(Allowances())


def test_a_page_does_not_say_who_may_frame_it() -> None:
    """Every page would write an error into the console of the browser."""
    here, sent = (parts(write_policy(Allowances(), in_page=flag)) for flag in (True, False))
    assert {**here, "frame-ancestors": "'none'"} == sent


def test_each_allowance_opens_one_directive() -> None:
    """A host that may show a picture could show a page."""
    strict = parts(write_policy(Allowances()))
    wide = parts(
        write_policy(
            Allowances(("https://i.example",), ("https://m.example",), ("self",), ("https://f.example",), styles=True)
        )
    )
    assert {name: value for name, value in wide.items() if strict.get(name) != value} == {
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: https://i.example",
        "media-src": "'self' https://m.example",
        "frame-src": "'self'",
        "form-action": "https://f.example",
    }


def test_other_sites_learn_nothing_unless_they_show_a_frame() -> None:
    """The publisher of a source would be told which note led a reader there; or a film refuse to play."""
    assert referrer(Allowances()) == "same-origin"
    assert referrer(Allowances(frames=("https://film.example",))) == "strict-origin-when-cross-origin"


def test_without_a_policy_the_other_headers_stay() -> None:
    """The pages of another theme would break, or lose what protects them all the same."""
    told = write_headers(None)
    assert "Content-Security-Policy" not in told
    assert told["X-Content-Type-Options"] == "nosniff"
