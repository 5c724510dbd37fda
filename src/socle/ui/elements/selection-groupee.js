// Adds to a list of boxes what HTML cannot: tick them all, a live count, Shift to tick a range.
const nombre = new Intl.NumberFormat('fr-FR')

class SelectionGroupee extends HTMLElement {
  connectedCallback() {
    this.texteVide = this.compte?.textContent ?? ''
    this.poserTout()
    this.addEventListener('change', () => this.actualiser())
    this.addEventListener('click', e => this.etendre(e))
    this.actualiser()
  }

  get cases() {
    return [...this.querySelectorAll('tbody input[type=checkbox]')]
  }

  get compte() {
    return this.querySelector('[data-compte]')
  }

  poserTout() {
    const place = this.querySelector('[data-tout]')
    if (!place || this.cases.length === 0) return
    this.tout = document.createElement('input')
    this.tout.type = 'checkbox'
    this.tout.setAttribute('aria-label', 'Sélectionner toutes les lignes de la page')
    this.tout.addEventListener('change', () => {
      for (const c of this.cases) c.checked = this.tout.checked
    })
    place.replaceChildren(this.tout)
  }

  etendre(e) {
    const rang = this.cases.indexOf(e.target)
    if (rang < 0) return
    if (e.shiftKey && this.dernier !== undefined) {
      const [de, a] = [this.dernier, rang].sort((x, y) => x - y)
      for (const c of this.cases.slice(de, a + 1)) c.checked = e.target.checked
      this.actualiser()
    }
    this.dernier = rang
  }

  actualiser() {
    const cases = this.cases
    const n = cases.filter(c => c.checked).length
    if (this.tout) {
      this.tout.checked = n > 0 && n === cases.length
      this.tout.indeterminate = n > 0 && n < cases.length
    }
    if (!this.compte) return
    const { singulier = 'ligne', pluriel = 'lignes', accord = 'sélectionnée' } = this.dataset
    this.compte.textContent =
      n === 0
        ? this.texteVide
        : `${nombre.format(n)} ${n < 2 ? singulier : pluriel} ${n < 2 ? accord : `${accord}s`}`
    this.toggleAttribute('data-active', n > 0)
  }
}

customElements.define('selection-groupee', SelectionGroupee)
