/* Material's partials/javascripts/base.html as a file (script-src 'self'). The bundle needs these four globals. */
__md_scope = new URL(document.currentScript.dataset.scope, location);
__md_hash = text => [...text].reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0);
__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(scope.pathname + "." + key));
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try { storage.setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch (error) { /* private mode: not remembered */ }
};
document.documentElement.classList.replace("no-js", "js");
