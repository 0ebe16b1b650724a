/* Material's partials/javascripts/palette.html as a file. Unlike Material's it also answers a first visit, so that a
   reader whose system is dark never sees a white flash; it follows the system's change at dusk, and shows the button,
   for which else the bundle would be waited for. The browser is told the colours here: told later, it would style the
   whole page anew. */
(() => {
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  const attribute = (input, key) => input.getAttribute("data-md-color-" + key);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const { index = inputs.findIndex(input => matchMedia(attribute(input, "media")).matches) } = __md_get("__palette") || {};
  const label = (inputs[Math.max(0, Math.min(index, inputs.length - 1))] || {}).nextElementSibling;
  for (const other of document.querySelectorAll("[data-md-component=palette] label")) other.hidden = other !== label;
  // Material's bundle has its own; material-late.js takes these out when it comes.
  const [theme, scheme] = ["theme-color", "color-scheme"].map(name => {
    const meta = document.createElement("meta");
    Object.assign(meta, { name, className: "dy-colours" });
    return meta;
  });
  const tell = () => {
    const { backgroundColor, colorScheme } = getComputedStyle(document.querySelector(".md-header"));
    theme.content = `#${backgroundColor.match(/\d+/g).map(part => (+part).toString(16).padStart(2, "0")).join("")}`;
    scheme.content = colorScheme;
  };
  const paint = () => {
    let { color } = __md_get("__palette") || {};
    if (!color || color.media === "(prefers-color-scheme)") {
      const input = inputs.find(input => attribute(input, "media") === `(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`);
      if (!input) return tell();
      color = {};
      for (const key of ["media", "scheme", "primary", "accent"]) color[key] = attribute(input, key);
    }
    for (const [key, value] of Object.entries(color)) document.body.setAttribute("data-md-color-" + key, value);
    tell();
  };
  dark.addEventListener("change", paint);
  paint();
  document.head.append(theme, scheme);
})();
