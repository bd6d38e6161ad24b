// The rules of a password turn from open to met while it is typed. The server applies the same rules.
class Password extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.for);
    this.field?.addEventListener("input", () => this.judge());
  }

  judge() {
    const text = this.field.value;
    const own = (this.dataset.own ?? "").toLowerCase().split(" ").filter((each) => each.length > 2);
    const met = {
      length: text.length >= Number(this.dataset.length),
      number: text !== "" && !/^\d+$/.test(text),
      own: text !== "" && !own.some((each) => text.toLowerCase().includes(each)),
    };
    for (const [rule, state] of Object.entries(met)) {
      const line = this.querySelector(`[data-rule="${rule}"]`);
      if (line) line.dataset.met = state ? "yes" : "no";
    }
  }
}

customElements.define("rv-password", Password);
