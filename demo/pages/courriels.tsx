import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Requete } from '#src/socle/web/requete.ts'

type R = Requete<Acteur | null>

const dernier = 200

/** `/demo/courriels`: the local mailbox, newest first. */
export async function pageCourriels(r: R) {
  const courriels = await lire(r.services.base)
  return r.page({
    titre: 'Courriels envoyés',
    section: 'Démonstration',
    large: true,
    contenu: (
      <>
        <TetePage
          titre="Courriels envoyés"
          filAriane={[{ libelle: 'Démonstration', href: '/demo' }, { libelle: 'Courriels envoyés' }]}
          etat="En démonstration, rien ne part vers l’extérieur : tout arrive ici."
        />
        {courriels.length === 0 ? (
          <EtatVide
            titre="Aucun courriel"
            texte="Créez un compte ou attribuez une habilitation : le courriel apparaîtra ici."
          />
        ) : (
          <Tableau
            legende="Courriels, du plus récent au plus ancien"
            lien={({ id }) => `/demo/courriels/${id}`}
            colonnes={[
              { cle: 'sujet', titre: 'Sujet', cellule: ({ sujet }) => sujet },
              { cle: 'destinataire', titre: 'Destinataire', cellule: ({ destinataire }) => destinataire },
              { cle: 'date', titre: 'Envoyé', etroite: true, cellule: ({ cree_le }) => jourEtHeure(cree_le) },
            ]}
            lignes={courriels}
          />
        )}
      </>
    ),
  })
}

/** One mail, as its plain-text twin, with its link ready to be followed. */
export async function pageCourriel(r: R) {
  const id = z.uuid().safeParse(r.parametre('courrielId'))
  const courriel = id.success
    ? await r.services.base.selectFrom('courriel').selectAll().where('id', '=', id.data).executeTakeFirst()
    : undefined
  if (!courriel) return r.introuvable()
  return r.page({
    titre: courriel.sujet,
    section: 'Démonstration',
    large: true,
    contenu: (
      <>
        <TetePage
          titre={courriel.sujet}
          filAriane={[
            { libelle: 'Démonstration', href: '/demo' },
            { libelle: 'Courriels envoyés', href: '/demo/courriels' },
            { libelle: courriel.sujet },
          ]}
          etat={`À ${courriel.destinataire}, ${jourEtHeure(courriel.cree_le)}`}
        />
        <Section titre="Message">
          <pre class="courriel">{avecLiens(courriel.texte)}</pre>
        </Section>
      </>
    ),
  })
}

/** For scripts: `[{ destinataire, sujet, texte, html, creeLe }]`, newest first. */
export async function courrielsJson(r: R) {
  return r.c.json(
    (await lire(r.services.base)).map(({ cree_le, ...courriel }) => ({ ...courriel, creeLe: cree_le })),
  )
}

function lire(base: Lecture) {
  return base
    .selectFrom('courriel')
    .select(['id', 'destinataire', 'sujet', 'texte', 'html', 'cree_le', 'envoye_le as envoyeLe'])
    .orderBy('id', 'desc')
    .limit(dernier)
    .execute()
}

function avecLiens(texte: string) {
  return texte
    .split(/(https?:\/\/\S+)/)
    .map(part => (part.startsWith('http') ? <a href={part}>{part}</a> : part))
}
