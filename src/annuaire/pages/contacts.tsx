import { pluriel } from '#src/socle/ui/typographie.ts'
import type { ContactFiche } from '../modele.ts'

const canaux: Record<ContactFiche['canal'], string> = {
  telephone: 'Téléphone',
  telecopie: 'Télécopie',
  courriel: 'Courriel',
  'messagerie-securisee': 'Messagerie sécurisée de santé',
  site: 'Site',
  autre: 'Autre',
}

/** Level 3 is for emergency regulation (TRE_R283): counted, never shown here. */
const montrable = ({ niveau }: ContactFiche) => niveau < 3

/** The contacts that a professional may see, the public ones first; the others are counted. */
export const Contacts = ({ contacts }: { contacts: readonly ContactFiche[] }) => {
  const montres = contacts.filter(montrable).toSorted((a, b) => a.niveau - b.niveau)
  const reserves = contacts.length - montres.length
  return (
    <>
      {montres.length > 0 && (
        <ul class="contacts">
          {montres.map(contact => (
            <li>
              <span class="personne-texte">
                <span class="personne-nom">
                  {contact.nom ?? contact.fonction ?? contact.nature ?? 'Contact'}
                </span>
                <span class="personne-fonction">{precision(contact)}</span>
              </span>
              <span class="contact-moyens">
                <span class="contact-canal">{contact.canalLibelle ?? canaux[contact.canal]}</span>
                <Moyen contact={contact} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {reserves > 0 && (
        <p class="non-renseigne">
          {`${pluriel(reserves, 'contact réservé', 'contacts réservés')} à la régulation des urgences, non affiché${reserves > 1 ? 's' : ''}.`}
        </p>
      )}
    </>
  )
}

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
