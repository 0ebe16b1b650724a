// Mark the edition that the reader chose before, else the page in the reader's language; nobody is forwarded.
const root = new URL(".", document.currentScript.src);
const key = `${root.pathname}.edition`; // as the pages below write it, see material-base.js
const links = [...document.querySelectorAll("a[data-again]")];
const edition = (link) => new URL(link.href).pathname.slice(root.pathname.length).split("/")[0];

let chosen;
try {
  chosen = JSON.parse(localStorage.getItem(key));
} catch {} // private mode, or not ours
const again = links.find((link) => edition(link) === chosen);
if (again?.dataset.again) again.textContent = again.dataset.again;

const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
const match = again ?? wanted.map((tag) => links.find((link) => link.hreflang.split("-")[0] === tag)).find(Boolean);
match?.classList.add("suggested");

for (const link of links) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem(key, JSON.stringify(edition(link)));
    } catch {} // private mode: not remembered
  });
}
