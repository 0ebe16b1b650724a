{#- A template of the theme (static_templates): the words of the panels in every language, fetched when first wanted. -#}
{% from "partials/words.html" import words %}
{% from "partials/comforts.html" import panels %}
/* The panels of the reading desk, by language; partials/comforts.html and partials/words.html are their source. */
duiyeComforts.panels = {
{%- for language, w in words.items() %}
  "{{ language }}": {{ panels(w.comforts) | tojson }},
{%- endfor %}
};
