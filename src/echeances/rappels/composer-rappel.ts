import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import type { Personne } from '#src/habilitations/lectures/personnes.ts'
import { aQuiDemander, type ReferentsDeStructure } from '#src/habilitations/lectures/referents.ts'
import { chemins, nomComplet } from '#src/habilitations/pages/mots.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Message } from '#src/socle/courriel/message.tsx'
import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminEcheances } from '../chemins.ts'
import type { RappelDu } from './rappels-dus.ts'

/** Rights that a mail names, for each place; it counts the others. */
export const nommesAuPlus = 10
/** Rights that the link of a mail carries: longer addresses get cut on their way. */
const preselectionnesAuPlus = 40

export type Digest = {
  personne: Personne
  /** The soonest first. */
  dus: readonly RappelDu[]
  /** Those that the mail names, by id. */
  habilitations: ReadonlyMap<string, Habilitation>
  lieux: ReadonlyMap<string, ReferentsDeStructure>
  aujourdhui: Jour
  config: Pick<Config, 'URL_PUBLIQUE' | 'OPERATEUR_NOM' | 'OPERATEUR_COURRIEL' | 'RAPPELS_JOURS'>
}

/** One mail: own rights with whom to ask, then those of the structures in one's charge with the page to renew them. */
export function composerRappel(digest: Digest): Message {
  const { personne, dus, config } = digest
  const siens = dus.filter(({ titulaireId }) => titulaireId === personne.id)
  const confies = dus.filter(({ titulaireId }) => titulaireId !== personne.id)
  return {
    destinataire: personne.courriel,
    pour: nomComplet(personne),
    sujet: confies.length > 0 ? sujetDuReferent(digest, confies) : sujetDuTitulaire(siens),
    paragraphes: [
      ...(siens.length > 0 ? aFaireRenouveler(digest, siens) : []),
      ...(confies.length > 0 ? aRenouveler(digest, confies) : []),
    ],
    action: confies.length > 0 ? renouveler(config.URL_PUBLIQUE, confies) : demander(config.URL_PUBLIQUE),
    note: `Vous recevez ces rappels avant la fin des habilitations (${config.RAPPELS_JOURS.map(enClair).join(', ')}), en un seul courriel par jour, quel que soit votre choix de réception des mails.`,
  }
}

const enClair = (seuil: number) => (seuil === 0 ? 'le dernier jour' : `J-${seuil}`)

const sujetDuTitulaire = ({ length }: readonly RappelDu[]) =>
  length === 1
    ? 'Faites renouveler votre habilitation ViaTrajectoire : elle se termine bientôt'
    : `Faites renouveler vos habilitations ViaTrajectoire : ${length} se terminent bientôt`

function sujetDuReferent({ lieux }: Digest, confies: readonly RappelDu[]): string {
  const structures = [...new Set(confies.map(({ structureId }) => structureId ?? ''))]
  const [seule = ''] = structures
  const ou = structures.length === 1 ? lieux.get(seule)?.structure : pluriel(structures.length, 'structure')
  return `Renouvelez les habilitations qui se terminent : ${ou}`
}

function aFaireRenouveler(digest: Digest, siens: readonly RappelDu[]): string[] {
  return [
    `${pluriel(siens.length, 'habilitation')} à votre nom ${accord(siens.length, 'se termine', 'se terminent')} bientôt. Personne ne renouvelle la sienne : demandez-le si vous en avez encore besoin.`,
    ...[...Map.groupBy(siens, ({ structureId }) => structureId)].flatMap(([structureId, groupe]) => [
      ...nommer(digest, groupe, h => `${h.profil.libelle}, ${h.lieu}`),
      `À qui demander : ${aQui(digest, structureId)}.`,
    ]),
  ]
}

function aQui({ lieux, personne, config }: Digest, structureId: string | null): string {
  const contacts = aQuiDemander(lieux.get(structureId ?? ''), personne.id)
  return contacts.length > 0
    ? contacts.map(nomComplet).join(', ')
    : `${config.OPERATEUR_NOM} (${config.OPERATEUR_COURRIEL})`
}

function aRenouveler(digest: Digest, confies: readonly RappelDu[]): string[] {
  return [...Map.groupBy(confies, ({ structureId }) => structureId ?? '')].flatMap(
    ([structureId, groupe]) => [
      `${digest.lieux.get(structureId)?.structure} : ${pluriel(groupe.length, 'habilitation')} ${accord(groupe.length, 'se termine', 'se terminent')} bientôt.`,
      ...nommer(
        digest,
        groupe,
        h => `${nomComplet(h.personne)}, ${[h.profil.libelle, h.unite].filter(Boolean).join(', ')}`,
      ),
    ],
  )
}

function nommer(
  { habilitations, aujourdhui }: Digest,
  groupe: readonly RappelDu[],
  dire: (h: Habilitation) => string,
): string[] {
  const nommees = groupe.slice(0, nommesAuPlus).flatMap(d => habilitations.get(d.habilitationId) ?? [])
  const reste = groupe.length - nommees.length
  return [
    ...nommees.map(h => `${dire(h)} : ${enToutesLettres(h.fin)} au soir, ${echeance(aujourdhui, h.fin)}.`),
    ...(reste > 0 ? [`Et ${pluriel(reste, 'autre')}.`] : []),
  ]
}

function renouveler(url: string, confies: readonly RappelDu[]) {
  const ids = confies.map(({ habilitationId }) => `h=${habilitationId}`)
  return ids.length > preselectionnesAuPlus
    ? { libelle: 'Voir les échéances et renouveler', url: `${url}${cheminEcheances}` }
    : { libelle: 'Renouveler ces habilitations', url: `${url}${chemins.renouveler}?${ids.join('&')}` }
}

const demander = (url: string) => ({
  libelle: 'Voir mes référents',
  url: `${url}/administration/mes-referents`,
})
