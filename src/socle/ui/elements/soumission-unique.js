// A second press while the first is on its way is ignored. The buttons are not `disabled`, which would drop their
// name from what is sent; and all is given back when the page returns from the back-forward cache.
class SoumissionUnique extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', e => {
      if (this.hasAttribute('data-parti')) return e.preventDefault()
      this.setAttribute('data-parti', '')
      e.submitter?.setAttribute('aria-busy', 'true')
    })
    addEventListener('pageshow', this.rendre)
  }

  disconnectedCallback() {
    removeEventListener('pageshow', this.rendre)
  }

  rendre = () => {
    this.removeAttribute('data-parti')
    for (const bouton of this.querySelectorAll('[aria-busy]')) bouton.removeAttribute('aria-busy')
  }
}

customElements.define('soumission-unique', SoumissionUnique)
