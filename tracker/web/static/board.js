// The little that a script makes better; everything works without it.
"use strict";
const find = document.getElementById("find");

// "/" takes the reader to the search, Escape back.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    find.focus();
    find.select();
  } else if (event.key === "Escape" && document.activeElement === find) {
    find.blur();
  }
});

// A choice in a filter shows its films at once.
for (const form of document.querySelectorAll("form.filters")) {
  for (const choice of form.querySelectorAll("select")) {
    choice.addEventListener("change", () => form.requestSubmit());
  }
}

// Whoever follows a link to a fact sees its quotes.
function open() {
  const fact = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (fact && fact.tagName === "DETAILS") fact.open = true;
}
addEventListener("hashchange", open);
open();
