// Says, as one types, how many characters are missing. The rule itself is written above the field, script or not.
class LongueurSaisie extends HTMLElement {
  connectedCallback() {
    const champ = this.querySelector('input')
    const mot = document.createElement('p')
    mot.className = 'champ-suite'
    champ.after(mot)
    champ.addEventListener('input', () => {
      const longueur = [...champ.value.normalize('NFKC')].length
      const manque = Number(this.dataset.min) - longueur
      mot.textContent =
        longueur === 0
          ? ''
          : manque > 0
            ? `Encore ${manque} caractère${manque > 1 ? 's' : ''}.`
            : 'Longueur suffisante.'
    })
  }
}

customElements.define('longueur-saisie', LongueurSaisie)
