import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { type Reponse, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { trouverHabilitations } from './lectures/lire-habilitations.ts'
import { PagePerimee } from './pages/page-perimee.tsx'
import { PageSoiMeme } from './pages/page-soi-meme.tsx'
import { type ActeSurSoi, refuserAutoHabilitation } from './pouvoirs/refuser-auto-habilitation.ts'
import type { MotifRefus, Refus } from './refus.ts'

type AMontrer = Extract<MotifRefus, { genre: 'saisie' | 'dernier-referent' }>

type Formulaire = {
  jeton: string
  agir: (tx: Ecriture) => Promise<{ ok: true; vers: string; message?: string } | Refus>
  /** The form again, with what was typed and what to mend (422). */
  montrer: (refus: AMontrer) => Promise<Response>
  /** What the person asked for, in a sentence: shown beside what somebody else did meanwhile. */
  demande: string
}

/** Runs a use case once for this form, then goes on or says why not. */
export async function repondre(r: Requete<Acteur>, f: Formulaire): Promise<Response> {
  const reponse = await uneSeuleFois<MotifRefus>(r, f.jeton, f.agir).catch(enRefus)
  if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
  return repondreAuRefus(r, reponse, f)
}

/** What every refusal leads to. */
export async function repondreAuRefus(
  r: Requete<Acteur>,
  refus: Refus,
  { montrer, demande }: Pick<Formulaire, 'montrer' | 'demande'>,
): Promise<Response> {
  switch (refus.genre) {
    case 'hors-perimetre':
      return r.introuvable()
    case 'soi-meme':
      return pageSoiMeme(r, refus.message)
    case 'perime':
      return r.page({
        titre: 'Habilitation modifiée entre-temps',
        section: 'Administration',
        statut: 409,
        contenu: (
          <PagePerimee
            message={refus.message}
            demande={demande}
            actuelles={await trouverHabilitations(r.services.base, refus.habilitationIds, r.maintenant)}
          />
        ),
      })
    case 'saisie':
    case 'dernier-referent':
      return montrer(refus)
    default:
      return refus satisfies never
  }
}

/** The database refused what two people did at the very same moment: nothing was written, one may try again. */
function enRefus(erreur: unknown): Reponse<MotifRefus> {
  const contrainte = contrainteViolee(erreur)
  if (!contrainte?.startsWith('habilitation_')) throw erreur
  const formulaire = 'Quelqu’un vient de modifier ces habilitations. Vérifiez, puis recommencez.'
  return { ok: false, genre: 'saisie', erreurs: { formulaire } }
}

/** Somebody came to a page where they would act on their own right: refused and written down at once (G14). */
export async function refuserDAgirSurSoi(
  r: Requete<Acteur>,
  acte: ActeSurSoi,
  structureId: string | null,
): Promise<Response> {
  const refus = await enTransaction(r.services.base, tx =>
    refuserAutoHabilitation(tx, { ...r, acte, structureId }),
  )
  return pageSoiMeme(r, refus.genre === 'soi-meme' ? refus.message : '')
}

function pageSoiMeme(r: Requete<Acteur>, message: string): Promise<Response> {
  return r.page({
    titre: 'Vos propres habilitations',
    section: 'Administration',
    statut: 403,
    contenu: <PageSoiMeme message={message} />,
  })
}
