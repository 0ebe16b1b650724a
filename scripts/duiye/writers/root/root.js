// Mark the way in that the reader took last, else the page in the reader's language; the choice stays the reader's, so
// nothing is forwarded. The key is that of the pages below, which share one memory.
const key = `${new URL(".", location).pathname}.__edition`;
const recall = () => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};
const ways = [...document.querySelectorAll("[data-edition]")];
const wanted = navigator.languages.map((tag) => tag.toLowerCase());
const pages = ways.filter((way) => way.matches(".page"));
const match = [ways.find((way) => way.dataset.edition === recall())]
  .concat(wanted.map((tag) => pages.find((page) => tag.split("-")[0] === page.lang.split("-")[0])))
  .find(Boolean);
match?.classList.add("suggested");
document.addEventListener("click", (event) => {
  const way = event.target.closest("a") && event.target.closest("[data-edition]");
  if (!way) return;
  try { localStorage.setItem(key, JSON.stringify(way.dataset.edition)); } catch { /* not remembered */ }
});
