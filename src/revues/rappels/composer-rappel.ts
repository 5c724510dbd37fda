import type { Personne } from '#src/habilitations/lectures/personnes.ts'
import { nomComplet } from '#src/habilitations/pages/mots.ts'
import type { Message } from '#src/socle/courriel/message.tsx'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterJours } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import type { RappelDeRevue } from './rappels-dus.ts'

/** Reviews that a mail names; it counts the others. */
const nommeesAuPlus = 20

/** One mail: the reviews that await somebody, the nearest deadline first, with the page to go on. */
export function composerRappelDeRevue(
  personne: Personne,
  dus: readonly RappelDeRevue[],
  urlPublique: string,
): Message {
  const [premier] = dus
  const seul = dus.length === 1 && premier
  return {
    destinataire: personne.courriel,
    pour: nomComplet(personne),
    sujet: seul
      ? `${dus.some(({ escalade }) => escalade) ? 'Relancez ou signez' : 'Relisez et signez'} la revue des habilitations : ${premier.lieu}`
      : `Relisez et signez ${pluriel(dus.length, 'revue')} des habilitations`,
    paragraphes: [
      ...dus.slice(0, nommeesAuPlus).map(phrase),
      ...(dus.length > nommeesAuPlus ? [`Et ${pluriel(dus.length - nommeesAuPlus, 'autre')}.`] : []),
    ],
    action: {
      libelle: seul ? 'Reprendre la revue' : 'Voir les revues',
      url: `${urlPublique}${seul ? chemins.revue(premier.revueId) : chemins.liste}`,
    },
    note: 'Vous recevez ces rappels parce que vous relisez ces habilitations, ou parce que personne n’y a répondu, en un seul courriel par jour.',
  }
}

function phrase(r: RappelDeRevue): string {
  const quoi =
    r.restantes > 0
      ? `${pluriel(r.restantes, 'habilitation reste', 'habilitations restent')} à relire sur ${r.total}`
      : 'tout est décidé, il reste à signer'
  const quand =
    r.seuil > 0
      ? `L’échéance du ${enToutesLettres(r.echeance)} est passée : ce qui reste sans réponse le ${enToutesLettres(ajouterJours(r.cloturePrevue, -1))} au soir s’arrêtera.`
      : `À signer avant le ${enToutesLettres(r.echeance)}.`
  const debut = r.escalade ? 'Les relecteurs n’ont pas répondu. ' : r.annonce ? 'Une revue est ouverte. ' : ''
  return `${debut}${r.lieu} : ${quoi}. ${quand}`
}
