import type { Child } from 'hono/jsx'

export type ProprietesPersonne = {
  /** « Marie-Ève Le Goff », as it must be read. */
  nom: string
  /** Function or profession. */
  fonction?: Child
  href?: string | undefined
  /** Without the avatar, in tight rows. */
  compacte?: boolean
}

// « de La Tour » starts with T: particles say nothing of a person's initials.
const PARTICULES = new Set(['de', 'du', 'des', 'le', 'la', 'les', 'd', 'l', 'el', 'al', 'van', 'von', 'ben'])

/** At most two letters, from the first and the last word that are not particles. */
export const initiales = (nom: string): string => {
  const mots = nom.split(/[\s'’]+/).filter(mot => /\p{L}/u.test(mot))
  const pleins = mots.filter(mot => !PARTICULES.has(mot.toLowerCase()))
  const retenus = pleins.length > 0 ? pleins : mots
  const lettre = (mot: string | undefined) => mot?.match(/\p{L}/u)?.[0]?.toUpperCase() ?? ''
  return lettre(retenus[0]) + (retenus.length > 1 ? lettre(retenus.at(-1)) : '')
}

export const Avatar = ({ nom }: { nom: string }) => (
  <span class="avatar" aria-hidden="true">
    {initiales(nom)}
  </span>
)

/** A person, the same wherever one meets them: who, and what they do. */
export const Personne = ({ nom, fonction, href, compacte }: ProprietesPersonne) => (
  <span class="personne">
    {!compacte && <Avatar nom={nom} />}
    <span class="personne-texte">
      {href ? (
        <a class="personne-nom" href={href}>
          {nom}
        </a>
      ) : (
        <span class="personne-nom">{nom}</span>
      )}
      {fonction && <span class="personne-fonction">{fonction}</span>}
    </span>
  </span>
)
