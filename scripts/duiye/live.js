// Preview only: reload after a build; show what the last one had to say over the last good page.
const here = document.currentScript;
const shown = Number(here.dataset.built);
const source = new EventSource(new URL("events", here.src));
let panel;
source.onmessage = (event) => {
  const { built, notices } = JSON.parse(event.data);
  if (built !== shown) {
    location.reload();
    return;
  }
  panel?.remove();
  if (!notices.length) return;
  panel = document.createElement("section");
  panel.setAttribute("role", "alert");
  panel.lang = "en";
  Object.assign(panel.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 1000, maxHeight: "40vh", overflow: "auto", padding: "1rem 1.5rem",
    background: "#fff4f0", color: "#5c160a", borderTop: "3px solid #ab301b", font: "14px/1.6 ui-monospace, monospace",
  });
  const list = document.createElement("ul");
  for (const notice of notices) list.append(Object.assign(document.createElement("li"), { textContent: notice }));
  panel.append("Notices of the last build:", list);
  document.body.append(panel);
};
addEventListener("pagehide", () => source.close());
