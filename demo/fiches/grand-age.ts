import type { Jour } from '#src/socle/temps/jours.ts'

export type StructureGrandAge = {
  id: string
  categorie: string | null
  nom: string
  compteId: string | null
  /** Decides everything: the same at each start. */
  rang: number
}

const unJour = 86_400_000
const prix = (base: number, rang: number, pas: number) => (base + ((rang * 7) % 13) * pas).toFixed(2)

/** The offer, prices and places of an EHPAD, an USLD or a résidence autonomie, as it would declare them. */
export function offreGrandAge(
  { id, categorie, compteId, rang }: StructureGrandAge,
  { maintenant, aujourdHui }: { maintenant: Date; aujourdHui: Jour },
) {
  const residence = categorie === '202'
  const usld = categorie === '362'
  const ehpad = !residence && !usld
  const aide_sociale = rang % 4 !== 3
  const alzheimer = ehpad && rang % 3 !== 2
  const saisieLe = new Date(maintenant.getTime() - (12 + ((rang * 29) % 200)) * unJour)
  const declareeLe = new Date(maintenant.getTime() - ((rang * 5) % 45) * unJour)
  // one in seven has kept the prices of last year
  const annee = Number(aujourdHui.slice(0, 4)) - (rang % 7 === 6 ? 1 : 0)
  const natures: [nature: string, montant: string][] = residence
    ? [
        ['loyer-f1', prix(480, rang, 12)],
        ['loyer-f1bis', prix(560, rang, 14)],
        ['loyer-f2', prix(690, rang, 16)],
        ...(aide_sociale ? [['loyer-f1-ash', prix(430, rang, 8)] as [string, string]] : []),
      ]
    : [
        ['permanent-simple', prix(usld ? 61 : 58, rang, 2.15)],
        ['permanent-double', prix(52, rang, 1.95)],
        ...(aide_sociale ? [['permanent-simple-ash', prix(55, rang, 0.85)] as [string, string]] : []),
        ...(ehpad
          ? ([
              ['temporaire-simple', prix(62, rang, 2.1)],
              ['accueil-de-jour', prix(28, rang, 1.1)],
            ] as [string, string][])
          : []),
        ['gir-1-2', prix(20.4, rang, 0.31)],
        ['gir-3-4', prix(12.95, rang, 0.2)],
        ['gir-5-6', prix(5.5, rang, 0.08)],
      ]
  const capacite = residence ? 40 + ((rang * 5) % 30) : 62 + ((rang * 11) % 38)
  const signature = { compte_id: compteId, declaree_le: declareeLe, structure_id: id }
  const places = residence
    ? [{ ...signature, hebergement: 'permanent', capacite, libres: rang % 4 }]
    : [
        { ...signature, hebergement: 'permanent', capacite, libres: rang % 5 === 0 ? 0 : rang % 5 },
        ...(ehpad ? [{ ...signature, hebergement: 'temporaire', capacite: 4, libres: rang % 3 }] : []),
        ...(ehpad
          ? [{ ...signature, hebergement: 'accueil-de-jour', capacite: 12, libres: (rang * 3) % 6 }]
          : []),
        ...(alzheimer
          ? [{ ...signature, hebergement: 'unite-protegee', capacite: 14, libres: rang % 2 }]
          : []),
      ]
  return {
    offre: {
      structure_id: id,
      hebergements: ehpad ? ['permanent', 'temporaire', 'accueil-de-jour'] : ['permanent'],
      aide_sociale,
      apl: true,
      alzheimer: residence ? false : alzheimer,
      uhr: ehpad && rang % 10 === 0,
      pasa: ehpad && rang % 2 === 0,
      puv: false,
      logements: residence ? ['F1', 'F1bis', 'F2'] : [],
      autres_prestations: residence
        ? 'Restauration du midi, animations, téléassistance.'
        : 'Blanchissage du linge, coiffeur deux fois par mois, ateliers et sorties.',
      compte_id: compteId,
      maj_le: saisieLe,
    },
    tarifs: natures.map(([nature, montant]) => ({
      structure_id: id,
      nature,
      montant,
      au: nature.startsWith('gir') ? `${annee}-03-01` : `${annee}-01-01`,
    })),
    places,
    saisies: [
      { objet_id: id, partie: 'grand-age', structure_id: id, version: 1, compte_id: compteId, le: saisieLe },
      { objet_id: id, partie: 'places', structure_id: id, version: 1, compte_id: compteId, le: declareeLe },
    ],
  }
}
