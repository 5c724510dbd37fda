import { cheminAnnuaire, cheminResteACharge } from '../chemins.ts'

const entrees = [
  {
    titre: 'Pour une personne âgée',
    texte: 'EHPAD, résidences autonomie, accueil de jour, hébergement temporaire.',
    href: `${cheminAnnuaire}?module=grand-age`,
  },
  {
    titre: 'Après l’hôpital',
    texte: 'Rééducation et convalescence (SMR), hospitalisation à domicile, soins palliatifs.',
    href: `${cheminAnnuaire}?module=sanitaire`,
  },
  {
    titre: 'Pour une personne en situation de handicap',
    texte: 'Foyers, ESAT, IME, SESSAD, services d’accompagnement.',
    href: `${cheminAnnuaire}?module=handicap`,
  },
  {
    titre: 'Pour un jeune enfant',
    texte: 'CAMSP, CMPP et plateformes pour les troubles du neuro-développement.',
    href: `${cheminAnnuaire}?module=tnd`,
  },
  {
    titre: 'Combien reste-t-il à payer en EHPAD ?',
    texte: 'Estimez la dépense, les aides, et ce qui resterait chaque mois.',
    href: cheminResteACharge,
  },
] as const

/** Where to begin, for who does not know the words. */
export const Entrees = () => (
  <section class="section">
    <h2>Ou commencez par ici</h2>
    <ul class="annuaire-entrees">
      {entrees.map(({ titre, texte, href }) => (
        <li>
          <a href={href}>{titre}</a>
          <p>{texte}</p>
        </li>
      ))}
    </ul>
  </section>
)
