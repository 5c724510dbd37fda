import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import type { Demande } from './lire-demande.ts'
import type { EtatDemande, GenreDemande } from './tables.ts'

export const motDuGenre: Record<GenreDemande, string> = {
  habilitation: 'Habilitation',
  renouvellement: 'Renouvellement',
  compte: 'Compte',
}

const etats: Record<Exclude<EtatDemande, 'a-traiter'>, readonly [Ton, string]> = {
  acceptee: ['succes', 'Acceptée'],
  refusee: ['erreur', 'Refusée'],
  retiree: ['neutre', 'Retirée'],
  caduque: ['neutre', 'Sans suite'],
}

/** Where a request stands, in a word. */
export const EtatDeLaDemande = ({ d }: { d: Pick<Demande, 'etat' | 'niveau' | 'prisePar'> }) => {
  if (d.etat !== 'a-traiter') {
    const [ton, mot] = etats[d.etat]
    return <Etiquette ton={ton}>{mot}</Etiquette>
  }
  if (d.prisePar) return <Etiquette ton="info">{`En cours, ${d.prisePar}`}</Etiquette>
  return (
    <Etiquette ton="attention">
      {d.niveau === 'region' ? 'Chez l’équipe du territoire' : 'À traiter'}
    </Etiquette>
  )
}

export const enClair = ({ profils }: Pick<Demande, 'profils'>) =>
  profils.map(({ libelle }) => libelle).join(', ') || 'Un compte'
