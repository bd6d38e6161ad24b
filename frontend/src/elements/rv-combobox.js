// A link to a record, found by typing. The hidden input holds the key, the visible one the text.
// Without this script the text alone is sent, and the server searches for it.
class Combobox extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("input[role=combobox]");
    this.key = this.querySelector("input[type=hidden]");
    this.list = this.querySelector("[role=listbox]");
    if (!this.text || !this.list) return;
    this.text.addEventListener("input", () => (this.key.value = ""));
    this.text.addEventListener("keydown", (event) => this.press(event));
    this.text.addEventListener("blur", () => setTimeout(() => this.fold(), 150));
    this.list.addEventListener("htmx:afterSwap", () => this.unfold());
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.choose(event.target.closest("[role=option]"));
    });
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  unfold() {
    this.text.setAttribute("aria-expanded", String(this.options.length > 0));
    this.point(this.options[0]);
  }

  fold() {
    this.list.replaceChildren();
    this.text.setAttribute("aria-expanded", "false");
    this.text.removeAttribute("aria-activedescendant");
  }

  point(option) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) this.text.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const options = this.options;
    if (!options.length) return;
    const here = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point(options[(here + step + options.length) % options.length]);
    else if (event.key === "Enter" || event.key === "Tab") this.choose(options[here]);
    else if (event.key === "Escape") this.fold();
    else return;
    if (event.key !== "Tab") event.preventDefault();
    if (event.key === "Escape") event.stopPropagation();
  }

  choose(option) {
    if (!option) return;
    this.key.value = option.dataset.key;
    this.text.value = option.dataset.title;
    this.fold();
    this.key.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("rv-combobox", Combobox);
