// A list by keyboard: j and k move, Space shows the preview, Enter opens, x selects, Shift+x a range.
// The selection bar shows how many rows are ticked.
import htmx from "htmx.org";

class List extends HTMLElement {
  connectedCallback() {
    this.panel = document.querySelector("#vorschau");
    this.addEventListener("change", (event) => this.ticked(event));
    this.addEventListener("htmx:afterSettle", () => this.count());
    document.addEventListener("rv:key", this.press);
  }

  disconnectedCallback() {
    document.removeEventListener("rv:key", this.press);
  }

  press = (event) => {
    const moves = { j: 1, k: -1 };
    const { key } = event.detail;
    const open = this.panel?.childElementCount > 0;
    if (key in moves) this.move(moves[key]);
    else if (key === " " && this.here) open ? this.hide() : this.preview();
    else if (key === "Enter" && this.here) this.here.querySelector(".name a").click();
    else if (key === "e" && this.here) location.assign(this.here.dataset.edit);
    else if ((key === "x" || key === "X") && this.here) this.tick(key === "X");
    else if (key === "Escape" && open) this.hide();
    else return;
    event.preventDefault();
  };

  get rows() {
    return [...this.querySelectorAll("tbody tr[data-record]")];
  }

  get here() {
    return this.querySelector("tbody tr.here");
  }

  move(step) {
    const rows = this.rows;
    const next = rows[Math.min(Math.max(rows.indexOf(this.here) + step, 0), rows.length - 1)];
    if (!next) return;
    this.here?.classList.remove("here");
    next.classList.add("here");
    next.querySelector(".name a").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    if (this.panel?.childElementCount) this.preview();
  }

  preview() {
    htmx.ajax("GET", this.here.dataset.preview, { target: this.panel, swap: "innerHTML" });
  }

  hide() {
    this.panel.replaceChildren();
    this.here?.querySelector(".name a").focus();
  }

  tick(range) {
    const rows = this.rows;
    const box = (row) => row.querySelector(".tick input");
    const from = range && this.last ? rows.indexOf(this.last) : rows.indexOf(this.here);
    const to = rows.indexOf(this.here);
    const state = range ? true : !box(this.here).checked;
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) box(row).checked = state;
    this.last = this.here;
    this.count();
  }

  ticked(event) {
    if (event.target.matches("[data-all]")) for (const row of this.rows) row.querySelector(".tick input").checked = event.target.checked;
    this.last = event.target.closest("tr[data-record]") ?? this.last;
    this.count();
  }

  count() {
    const ticked = this.querySelectorAll("tbody .tick input:checked").length;
    const bar = this.querySelector("[data-selection]");
    if (!bar) return;
    bar.hidden = ticked === 0;
    bar.querySelector("[data-count]").textContent = String(ticked);
  }
}

customElements.define("rv-list", List);
