// Says what happened and goes after ten seconds, unless somebody points at it or works in it.
const STAYS = 10_000;

class Toast extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => event.target.closest("[data-dismiss]") && this.remove());
    this.addEventListener("mouseenter", () => clearTimeout(this.timer));
    this.addEventListener("mouseleave", () => this.wait());
    this.addEventListener("focusin", () => clearTimeout(this.timer));
    this.wait();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remove(), STAYS);
  }
}

customElements.define("rv-toast", Toast);

// A request that failed: the sentence is in the page already, in the person's language.
document.addEventListener("rv:tell", (event) => {
  const places = document.querySelector(".toasts");
  const kind = event.detail.status ? "refused" : "offline";
  const sentence = places?.querySelector(`template[data-for="${kind}"]`);
  if (sentence) places.append(sentence.content.cloneNode(true));
});
