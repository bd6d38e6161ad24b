// Ctrl+K: find records and things to do. Arrow keys point, Enter goes.
class Palette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    document.addEventListener("rv:palette", this.open);
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("htmx:afterSwap", () => this.point(this.hits[0]));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  disconnectedCallback() {
    document.removeEventListener("rv:palette", this.open);
  }

  open = () => {
    if (!this.dialog.open) this.dialog.showModal();
    this.input.select();
    this.input.dispatchEvent(new Event("open"));
  };

  get hits() {
    return [...this.querySelectorAll(".hit")];
  }

  point(hit) {
    for (const each of this.hits) each.setAttribute("aria-selected", String(each === hit));
    this.input.setAttribute("aria-activedescendant", hit?.id ?? "");
    hit?.scrollIntoView({ block: "nearest" });
  }

  press(event) {
    const hits = this.hits;
    const here = hits.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) this.point(hits[(here + step + hits.length) % hits.length]);
    else if (event.key === "Enter" && hits[here]) hits[here].click();
    else return;
    event.preventDefault();
  }
}

customElements.define("rv-palette", Palette);
