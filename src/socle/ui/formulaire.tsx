import type { Child } from 'hono/jsx'
import { idChamp } from './champ.tsx'
import { Icone } from './icones.tsx'
import { INSECABLE, pluriel } from './typographie.ts'

/** Messages by field name; the key `formulaire` is for what concerns no single field. */
export type ErreursFormulaire = Readonly<Record<string, string | undefined>>

/** On top of the form: how many errors, each leading to its field. Renders nothing when there is none. */
export const ResumeErreurs = ({ erreurs }: { erreurs: ErreursFormulaire }) => {
  const liste = Object.entries(erreurs).filter((e): e is [string, string] => Boolean(e[1]))
  if (liste.length === 0) return null
  return (
    <resume-erreurs>
      <div class="resume-erreurs" role="alert" tabindex={-1}>
        <h2 class="resume-erreurs-titre">
          <Icone nom="erreur" />
          {`${pluriel(liste.length, 'point')} à corriger`}
        </h2>
        <ul>
          {liste.map(([champ, message]) => (
            <li>{champ === 'formulaire' ? message : <a href={`#${idChamp(champ)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </resume-erreurs>
  )
}

export type ProprietesFormulaire = {
  children: Child
  /** Where it is sent; the current page when absent. */
  action?: string
  methode?: 'post' | 'get'
  id?: string
  /** Leads to the files of an upload. */
  fichiers?: boolean
}

/** A form in one column. A second press while the first is on its way is ignored (the server holds too). */
export const Formulaire = ({ children, action, methode = 'post', id, fichiers }: ProprietesFormulaire) => (
  <soumission-unique>
    <form
      class="formulaire"
      id={id}
      method={methode}
      action={action}
      enctype={fichiers ? 'multipart/form-data' : undefined}
      novalidate
    >
      {children}
    </form>
  </soumission-unique>
)

/** One idea of a form, under its own heading. */
export const Bloc = ({ titre, aide, children }: { titre: string; aide?: Child; children: Child }) => (
  <section class="bloc">
    <h2 class="bloc-titre">{titre}</h2>
    {aide && <p class="bloc-aide">{aide}</p>}
    {children}
  </section>
)

export type Etape = { libelle: string; href?: string | undefined }

export type ProprietesEtapes = {
  etapes: readonly Etape[]
  /** From 0. */
  courante: number
  etiquette?: string | undefined
}

/** Where one stands in a multi-step form; steps already done may be links back. */
export const Etapes = ({ etapes, courante, etiquette = 'Progression' }: ProprietesEtapes) => (
  <nav class="etapes" aria-label={etiquette}>
    <p class="etapes-position">
      {`Étape ${courante + 1} sur ${etapes.length}`}
      <span class="etapes-nom" aria-hidden="true">{`${INSECABLE}: ${etapes[courante]?.libelle ?? ''}`}</span>
    </p>
    <ol>
      {etapes.map((etape, rang) => {
        const faite = rang < courante
        return (
          <li
            class={faite ? 'etape etape-faite' : 'etape'}
            aria-current={rang === courante ? 'step' : undefined}
          >
            {faite && etape.href ? <a href={etape.href}>{etape.libelle}</a> : <span>{etape.libelle}</span>}
            {faite && <span class="masque"> (terminée)</span>}
          </li>
        )
      })}
    </ol>
  </nav>
)

export type LigneRecapitulatif = {
  libelle: string
  valeur: Child
  /** Back to the step where it can be changed. */
  modifier?: string | undefined
}

/** What is about to be done, before it is done. */
export const Recapitulatif = ({
  titre,
  lignes,
}: {
  titre?: string
  lignes: readonly LigneRecapitulatif[]
}) => (
  <div class="recapitulatif">
    {titre && <h2 class="recapitulatif-titre">{titre}</h2>}
    <dl>
      {lignes.map(ligne => (
        <div>
          <dt>{ligne.libelle}</dt>
          <dd>{ligne.valeur}</dd>
          {ligne.modifier && (
            <dd class="recapitulatif-action">
              <a href={ligne.modifier}>
                Modifier<span class="masque">{` : ${ligne.libelle}`}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  </div>
)
