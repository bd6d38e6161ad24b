// Nothing typed is lost: every form keeps a draft on this device within 250 ms, until it has been saved.
// <rv-draft data-for="/anrufe/neu/" data-who="anna.berger"><form>…</form></rv-draft>
const WAIT = 250;
const KEPT_DAYS = 14;
const SKIPPED = new Set(["csrfmiddlewaretoken", "key", "version", "geklaert", "zurueck"]);

class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || !this.dataset.for) return;
    this.name = `draft:${this.dataset.who}:${this.dataset.for}`;
    this.forgetOld();
    if (this.dataset.fresh === "yes") this.offer();
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.form.addEventListener("submit", () => this.keep("sent"));
    this.form.addEventListener("click", (event) => this.answer(event));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep("typed"), WAIT);
  }

  keep(state) {
    clearTimeout(this.timer);
    const values = [...new FormData(this.form)].filter(([name, value]) => !SKIPPED.has(name) && typeof value === "string");
    localStorage.setItem(this.name, JSON.stringify({ at: Date.now(), state, values }));
  }

  // A draft that was sent and whose form opens afresh has been saved: it has done its work.
  offer() {
    const known = JSON.parse(localStorage.getItem(this.name) ?? "null");
    if (!known) return;
    if (known.state === "sent" && document.querySelector("rv-toast")) return localStorage.removeItem(this.name);
    const hint = this.querySelector("[data-draft-hint]");
    if (hint && this.differs(known.values)) hint.hidden = false;
  }

  differs(values) {
    const now = new Map(new FormData(this.form));
    return values.some(([name, value]) => value !== (now.get(name) ?? ""));
  }

  answer(event) {
    const choice = event.target.closest("[data-draft]")?.dataset.draft;
    if (!choice) return;
    const known = JSON.parse(localStorage.getItem(this.name) ?? "null");
    if (choice === "use" && known) for (const [name, value] of known.values) this.fill(name, value);
    else localStorage.removeItem(this.name);
    this.querySelector("[data-draft-hint]").hidden = true;
  }

  fill(name, value) {
    for (const field of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }

  forgetOld() {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith("draft:"))) {
      const age = Date.now() - (JSON.parse(localStorage.getItem(name))?.at ?? 0);
      if (age > KEPT_DAYS * 86_400_000) localStorage.removeItem(name);
    }
  }
}

customElements.define("rv-draft", Draft);
