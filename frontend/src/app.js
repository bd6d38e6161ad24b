// The desktop pages. Every element starts itself, also after htmx has put it in, and is silent where its markup is absent.
import htmx from "htmx.org";
import "./elements/rv-combobox.js";
import "./elements/rv-dialog.js";
import "./elements/rv-draft.js";
import "./elements/rv-list.js";
import "./elements/rv-palette.js";
import "./elements/rv-password.js";
import "./elements/rv-shortcuts.js";
import "./elements/rv-toast.js";

Object.assign(htmx.config, {
  allowEval: false,
  disableInheritance: true,
  historyCacheSize: 0,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
});

// Answers that refuse a form carry the form with its objections: they are shown like any other.
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "409", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf"]');
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

document.addEventListener("htmx:responseError", (event) => {
  document.dispatchEvent(new CustomEvent("rv:tell", { detail: { status: event.detail.xhr.status } }));
});
document.addEventListener("htmx:sendError", () => {
  document.dispatchEvent(new CustomEvent("rv:tell", { detail: { status: 0 } }));
});

document.documentElement.dataset.ready = "yes";
