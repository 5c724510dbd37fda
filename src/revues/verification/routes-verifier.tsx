import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { Illisible } from '#src/socle/web/erreurs.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { PageVerifier, type Verdict } from './page-verifier.tsx'
import { empreinteDuFichier, lireEmpreinte, reconnaitre } from './verifier.ts'

type R = Requete<Acteur | null>

export const routesVerifier = [
  get(chemins.verifier, publique, async r => {
    const saisie = (r.requete('empreinte') ?? '').slice(0, 200)
    if (!saisie.trim()) return montrer(r, { saisie: '' })
    const empreinte = lireEmpreinte(saisie)
    return empreinte
      ? montrer(r, { saisie, verdict: await juger(r, empreinte) })
      : montrer(r, {
          saisie,
          erreurs: { empreinte: 'Une empreinte a 64 chiffres ou lettres de a à f : recopiez-la entière.' },
        })
  }),

  post(chemins.verifier, publique, async r => {
    const texte = await fichierDe(r)
    const empreinte = texte === null ? null : empreinteDuFichier(texte)
    return empreinte
      ? montrer(r, { saisie: '', verdict: await juger(r, empreinte) })
      : montrer(r, { saisie: '', erreurs: { fichier: 'Choisissez la liste CSV d’une attestation.' } })
  }),
]

async function juger(r: R, empreinte: string): Promise<Verdict> {
  return { empreinte, reconnue: await reconnaitre(r.services.base, empreinte) }
}

/** @throws Illisible when the body is not what its type announces */
async function fichierDe(r: R): Promise<string | null> {
  const corps = await r.c.req.parseBody().catch(() => {
    throw new Illisible()
  })
  return corps.fichier instanceof File && corps.fichier.size > 0 ? corps.fichier.text() : null
}

function montrer(r: R, p: { saisie: string; verdict?: Verdict; erreurs?: Erreurs }): Promise<Response> {
  return r.page({
    titre: 'Vérifier une attestation',
    statut: p.erreurs ? 422 : 200,
    large: true,
    contenu: <PageVerifier saisie={p.saisie} verdict={p.verdict ?? null} erreurs={p.erreurs ?? {}} />,
  })
}
