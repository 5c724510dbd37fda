import type { Child } from 'hono/jsx'
import { INSECABLE } from './typographie.ts'

/** What every field has in common. `erreur` accepts undefined so that `erreurs[nom]` can be given as is. */
export type ChampCommun = {
  nom: string
  libelle: Child
  aide?: Child
  erreur?: string | undefined
  /** Fields are required unless said otherwise; what is optional is said. */
  facultatif?: boolean | undefined
  /** When one page has the same field twice. */
  id?: string | undefined
}

/** The id of a field, so that the error summary can link to it. Safe for any field name (`droits[0].fin`). */
export const idChamp = (nom: string): string => `champ-${nom.replace(/[^\w-]+/g, '-').replace(/-+$/, '')}`

/** What ties fields to one form: `const lie = lier(valeur, erreurs)`, then `<ChampTexte {...lie('nom')} libelle="Nom" />`. */
export const lier =
  (valeur: (nom: string) => string, erreurs: Readonly<Record<string, string | undefined>>) =>
  (nom: string) => ({
    nom,
    valeur: valeur(nom),
    erreur: erreurs[nom],
  })

/** The attributes that tie an input to its help and error. Error first: it is what one came back for. */
export const liens = (champ: ChampCommun) => {
  const id = champ.id ?? idChamp(champ.nom)
  const decrit = [champ.erreur && `${id}-erreur`, champ.aide && `${id}-aide`].filter(Boolean).join(' ')
  return {
    id,
    'aria-describedby': decrit || undefined,
    'aria-invalid': champ.erreur ? ('true' as const) : undefined,
  }
}

export const Facultatif = () => <span class="facultatif">{`${INSECABLE}(facultatif)`}</span>

export const AideChamp = ({ id, children }: { id: string; children: Child }) => (
  <div class="champ-aide" id={`${id}-aide`}>
    {children}
  </div>
)

export const ErreurChamp = ({ id, message }: { id: string; message: string }) => (
  <p class="champ-erreur" id={`${id}-erreur`}>
    <span class="masque">Erreur{INSECABLE}: </span>
    {message}
  </p>
)

/** The one anatomy of a field: label, help, error, then what one fills in. */
export const Champ = ({ champ, children }: { champ: ChampCommun; children: Child }) => {
  const { id } = liens(champ)
  return (
    <div class={champ.erreur ? 'champ champ-en-erreur' : 'champ'}>
      <label class="champ-libelle" for={id}>
        {champ.libelle}
        {champ.facultatif && <Facultatif />}
      </label>
      {champ.aide && <AideChamp id={id}>{champ.aide}</AideChamp>}
      {champ.erreur && <ErreurChamp id={id} message={champ.erreur} />}
      {children}
    </div>
  )
}
