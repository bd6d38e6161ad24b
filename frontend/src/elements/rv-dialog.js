// The one dialog of a page: it opens when htmx has put something into it, and closes without losing what was typed,
// because forms keep drafts. <rv-dialog><dialog><div id="dialog"></div></dialog></rv-dialog>
class Dialog extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.place = this.querySelector("#dialog");
    this.addEventListener("htmx:afterSwap", () => this.open());
    this.addEventListener("click", (event) => {
      const outside = event.target === this.dialog;
      if (outside || event.target.closest("[data-close]")) this.close(event);
    });
    this.dialog?.addEventListener("close", () => this.place.replaceChildren());
  }

  open() {
    if (!this.place.children.length) return;
    if (!this.dialog.open) this.dialog.showModal();
    const objection = this.place.querySelector("[aria-invalid='true'], .notice.danger");
    (objection ?? this.place.querySelector("[autofocus], input:not([type=hidden]), select, textarea, button.primary"))?.focus();
  }

  close(event) {
    const leads = event.target.closest("[data-close]")?.dataset.close;
    event.preventDefault();
    this.dialog.close();
    if (leads) location.assign(leads);
  }
}

customElements.define("rv-dialog", Dialog);
