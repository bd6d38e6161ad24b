// Keys that work everywhere. Single letters rest while a text field has the focus, and can be switched off.
const WAIT_FOR_SECOND = 1_200;
const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

class Shortcuts extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.press);
    document.addEventListener("click", this.click);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
    document.removeEventListener("click", this.click);
  }

  click = (event) => {
    if (event.target.closest("[data-open-palette]")) this.do(event, () => document.dispatchEvent(new Event("rv:palette")));
  };

  press = (event) => {
    const strong = event.ctrlKey || event.metaKey;
    if (strong && event.key.toLowerCase() === "k") return this.do(event, () => document.dispatchEvent(new Event("rv:palette")));
    if (strong && event.key === "Enter") return this.save(event);
    if (strong || event.altKey || event.target.closest?.(FIELDS) || document.querySelector("dialog[open]")) return;
    if (document.documentElement.dataset.keys === "off" && event.key.length === 1 && event.key !== " ") return;
    if (this.first) return this.second(event);
    this.single(event);
  };

  do(event, deed) {
    event.preventDefault();
    deed();
  }

  save(event) {
    const form = event.target.closest?.("form");
    if (form) this.do(event, () => form.requestSubmit());
  }

  single(event) {
    if (event.key === "g" || event.key === "c") return this.do(event, () => this.wait(event.key));
    const place = { "?": "[data-key-help]", "/": "[data-key-find]", e: "[data-key-edit]", ".": "[data-key-actions]" }[event.key];
    const target = place && document.querySelector(place);
    if (target) return this.do(event, () => (target.matches("input") ? target.focus() : target.click()));
    if (event.key === " " && event.target.closest?.("a, button, summary, label") && !event.target.closest?.("rv-list")) return;
    const told = new CustomEvent("rv:key", { detail: { key: event.key }, cancelable: true });
    if (event.key === "Enter" && event.target.closest?.("a, button, summary")) return;
    if (!document.dispatchEvent(told)) return event.preventDefault();
    const way = { j: "[data-key-next]", k: "[data-key-before]" }[event.key];
    const link = way && document.querySelector(way);
    if (link?.href) this.do(event, () => link.click());
  }

  wait(letter) {
    this.first = letter;
    this.timer = setTimeout(() => (this.first = ""), WAIT_FOR_SECOND);
  }

  second(event) {
    clearTimeout(this.timer);
    const link = document.querySelector(`[data-${this.first === "g" ? "go" : "new"}="${CSS.escape(event.key)}"]`);
    this.first = "";
    if (link) this.do(event, () => link.click());
  }
}

customElements.define("rv-shortcuts", Shortcuts);
