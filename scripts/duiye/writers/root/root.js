// Mark the page in the reader's language; the choice stays the reader's, so nothing is forwarded.
const wanted = navigator.languages.map((tag) => tag.toLowerCase());
const pages = [...document.querySelectorAll(".page")];
const match = wanted
  .map((tag) => pages.find((page) => tag.split("-")[0] === page.lang.split("-")[0]))
  .find(Boolean);
match?.classList.add("suggested");
