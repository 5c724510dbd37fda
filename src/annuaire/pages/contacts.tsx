import { LienCourriel, LienSite, LienTelephone } from '#src/socle/ui/joindre.tsx'
import type { ContactFiche } from '#src/structures/fiche-contacts.ts'

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
      {parInterlocuteur(contacts).map(moyens => {
        const [premier] = moyens
        return (
          premier && (
            <li>
              <span class="personne-texte">
                <span class="personne-nom">
                  {premier.nom ?? premier.fonction ?? premier.nature ?? 'Contact'}
                </span>
                <span class="personne-fonction">{precision(premier)}</span>
              </span>
              <span class="contacts-moyens">
                {moyens.map(contact => (
                  <span class="contact-moyens">
                    <span class="contact-canal">{canaux[contact.canal]}</span>
                    <Moyen contact={contact} />
                  </span>
                ))}
              </span>
            </li>
          )
        )
      })}
    </ul>
  )

/** The ROR sends one contact per means: a switchboard's phone, mail and site are one line here. */
function parInterlocuteur(contacts: readonly ContactFiche[]): ContactFiche[][] {
  const groupes = Map.groupBy(
    contacts.toSorted((a, b) => a.niveau - b.niveau),
    ({ nom, fonction, nature, niveau }) => JSON.stringify([nom, fonction, nature, niveau]),
  )
  return [...groupes.values()]
}

function precision({ nom, fonction, nature, niveau }: ContactFiche): string {
  const dits = nom ? [fonction, nature] : [fonction ? nature : null]
  const portee = niveau === 1 ? 'public' : 'réservé aux professionnels'
  return [...dits.filter(dit => dit !== null && dit !== undefined), portee].join(' · ')
}

const Moyen = ({ contact: { canal, valeur } }: { contact: ContactFiche }) => {
  switch (canal) {
    case 'telephone':
      return <LienTelephone numero={valeur} />
    case 'courriel':
    case 'messagerie-securisee':
      return <LienCourriel courriel={valeur} />
    case 'site':
      return <LienSite adresse={valeur} />
    default:
      return <span class="chiffres">{valeur}</span>
  }
}
