/* Material's partials/javascripts/base.html as a file (script-src 'self'). The bundle needs these four globals. */
__md_scope = new URL(document.currentScript.dataset.scope, location);
__md_hash = text => [...text].reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0);
__md_get = (key, storage, scope = __md_scope) => {
  try { return JSON.parse((storage || localStorage).getItem(scope.pathname + "." + key)); } catch (error) { return null; /* private mode */ }
};
__md_set = (key, value, storage, scope = __md_scope) => {
  try { (storage || localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value)); } catch (error) { /* private mode: not remembered */ }
};
/* The reader's own settings, before anything is painted (comforts.css, comforts.js). */
Object.assign(document.documentElement.dataset, __md_get("look"));
document.documentElement.classList.replace("no-js", "js");
