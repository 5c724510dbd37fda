import { LienCourriel, LienTelephone } from './joindre.tsx'
import { Personne } from './personne.tsx'

export type ContactListe = {
  prenom: string
  nom: string
  /** Function or profession. */
  fonction: string | null
  telephone: string | null
  courriel: string
}

/** People one may call or write to, each with their function. */
export const ListeContacts = ({ contacts }: { contacts: readonly ContactListe[] }) => (
  <ul class="contacts">
    {contacts.map(({ prenom, nom, fonction, telephone, courriel }) => (
      <li>
        <Personne nom={`${prenom} ${nom}`} fonction={fonction ?? undefined} />
        <span class="contact-moyens">
          {telephone ? (
            <LienTelephone numero={telephone} />
          ) : (
            <span class="non-renseigne">Téléphone non renseigné</span>
          )}
          <LienCourriel courriel={courriel} />
        </span>
      </li>
    ))}
  </ul>
)
