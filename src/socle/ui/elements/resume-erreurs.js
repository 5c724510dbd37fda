// After a refused form, the summary takes the focus: a screen reader starts there, a keyboard user is one Tab away.
class ResumeErreurs extends HTMLElement {
  connectedCallback() {
    this.querySelector('[tabindex]')?.focus()
  }
}

customElements.define('resume-erreurs', ResumeErreurs)
