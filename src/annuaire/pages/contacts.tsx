import type { ContactFiche } from '#src/structures/fiche-offres.ts'

const canaux: Record<ContactFiche['canal'], string> = {
  telephone: 'Téléphone',
  telecopie: 'Télécopie',
  courriel: 'Courriel',
  'messagerie-securisee': 'Messagerie sécurisée de santé',
  site: 'Site',
  autre: 'Autre',
}

/** The contacts that a professional may see, the public ones first. The read leaves out the others. */
export const Contacts = ({ contacts }: { contacts: readonly ContactFiche[] }) =>
  contacts.length === 0 ? null : (
    <ul class="contacts">
      {contacts
        .toSorted((a, b) => a.niveau - b.niveau)
        .map(contact => (
          <li>
            <span class="personne-texte">
              <span class="personne-nom">
                {contact.nom ?? contact.fonction ?? contact.nature ?? 'Contact'}
              </span>
              <span class="personne-fonction">{precision(contact)}</span>
            </span>
            <span class="contact-moyens">
              <span class="contact-canal">{canaux[contact.canal]}</span>
              <Moyen contact={contact} />
            </span>
          </li>
        ))}
    </ul>
  )

function precision({ nom, fonction, nature, niveau }: ContactFiche): string {
  const dits = nom ? [fonction, nature] : [fonction ? nature : null]
  const portee = niveau === 1 ? 'public' : 'réservé aux professionnels'
  return [...dits.filter(dit => dit !== null && dit !== undefined), portee].join(' · ')
}

const Moyen = ({ contact: { canal, valeur } }: { contact: ContactFiche }) => {
  switch (canal) {
    case 'telephone':
      return (
        <a class="chiffres" href={`tel:${valeur.replace(/[^+\d]/g, '')}`}>
          {valeur}
        </a>
      )
    case 'courriel':
    case 'messagerie-securisee':
      return <a href={`mailto:${valeur}`}>{valeur}</a>
    case 'site':
      return <LienSite adresse={valeur} />
    default:
      return <span class="chiffres">{valeur}</span>
  }
}

/** Only http and https become links: an import may bring anything. */
export const LienSite = ({ adresse }: { adresse: string }) =>
  /^https?:\/\//i.test(adresse) ? (
    <a href={adresse} rel="noreferrer">
      {adresse.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  ) : (
    <span>{adresse}</span>
  )
