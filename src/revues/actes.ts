import { type Actes, mot } from '#src/socle/journal/actes.ts'
import { decidee } from './mots.ts'
import type { Decision } from './regles.ts'

type Details = Record<string, unknown>

const lieu = (d: Details) => mot(d, 'lieu')
const choix = (d: Details) => decidee[mot(d, 'decision') as Decision] ?? mot(d, 'decision')

export const actes: Actes = {
  'revue.ouverte': d => `a ouvert une revue des habilitations : ${lieu(d)}`,
  'revue.arretee': d => `a décidé qu’une revue ne revient plus d’elle-même : ${lieu(d)}`,
  'revue.cadence-changee': d =>
    `a changé la cadence d’une revue, tous les ${mot(d, 'mois')} mois : ${lieu(d)}`,
  'revue.decidee': d => `a relu ${mot(d, 'lignes')} habilitations (${choix(d)}) : ${lieu(d)}`,
  'revue.confiee': d => `a confié ${mot(d, 'lignes')} habilitations à relire à ${mot(d, 'a')} : ${lieu(d)}`,
  'revue.signee': d => `a signé la revue de ${mot(d, 'lignes')} habilitations : ${lieu(d)}`,
  'revue.close': d =>
    `a clos sans signature une revue, ${mot(d, 'suspendues')} habilitations suspendues : ${lieu(d)}`,
  'revue.exportee': d => `a téléchargé l’attestation d’une revue : ${lieu(d)}`,
  'revue.relancee': d => `a relancé ${mot(d, 'relecteurs')} relecteurs de revues`,
  'couverture.exportee': d => `a exporté la couverture des revues de ${mot(d, 'lignes')} structures`,
}
