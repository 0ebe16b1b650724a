/* Material's partials/javascripts/palette.html as a file. Unlike Material's it also answers a first visit, so that a
   reader whose system is dark never sees a white flash. */
(() => {
  let color = (__md_get("__palette") || {}).color;
  if (!color || color.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${scheme})']`);
    if (!input) return;
    color = {};
    for (const key of ["media", "scheme", "primary", "accent"]) color[key] = input.getAttribute("data-md-color-" + key);
  }
  for (const [key, value] of Object.entries(color)) document.body.setAttribute("data-md-color-" + key, value);
})();
