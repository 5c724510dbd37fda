import { sql } from 'kysely'
import { figerParEtapes } from '#src/revues/campagnes/figer-campagne.ts'
import { insererCampagne } from '#src/revues/campagnes/ouvrir-campagne.ts'
import { lireLignesAttestees } from '#src/revues/cloture/attestation.ts'
import { empreinteDesRangees } from '#src/revues/cloture/empreinte.ts'
import { rangeesDe } from '#src/revues/cloture/formats.ts'
import { trouverRevue } from '#src/revues/lire-revue.ts'
import { type Base, ouvrirBase } from '#src/socle/base/base.ts'
import { demarrerPostgres } from '#src/socle/base/postgres-embarque.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { appeler, chargeOuverte, fauteDe } from './charge.ts'
import { auPlus, type Bench, centile } from './figure.ts'
import { type Personne, rassembler } from './gens.ts'
import { unePage } from './parcours.ts'
import { installerProduit } from './produit.ts'
import { semer } from './semis.ts'

/** Reviews at national size (docs/decisions/018): the freezing while others work, one big review, its digest. */
export const mesurer: Bench = async function* ({ echelle, duree, dossier }) {
  const produit = await installerProduit({ garde: dossier })
  const { origine } = produit
  try {
    const semis = semer(produit, echelle)
    await produit.demarrer()
    const gens = await rassembler(origine, semis)
    const base = await baseDe(produit.dossier)
    try {
      // while others work: their pages are measured before, then during
      const voir = (rang: number) => appeler(origine, unePage(gens, rang)).then(fauteDe)
      const avant = await chargeOuverte(20, duree, voir)
      const ouverture = ouvrirPartout(base)
      const pendant = await chargeOuverte(20, duree, rang => voir(rang + 1_000_000))
      const { secondes, lignes } = await ouverture
      process.stderr.write(
        `${lignes} habilitations figées ; avant : p95 ${centile(avant.durees, 95).toFixed(1)} ms\n`,
      )
      yield auPlus('ouverture d’une campagne nationale', secondes, 's', 60)
      yield auPlus('autres pages pendant l’ouverture : p95', centile(pendant.durees, 95), 'ms', 150)
      yield auPlus(
        'autres pages pendant l’ouverture : réponses en faute',
        Object.values(pendant.fautes).reduce((a, b) => a + b, 0),
        'réponses',
        0,
      )

      await sql`analyze revue, revue_ligne`.execute(base)
      const { revueId, nombre, relecteur } = await laPlusGrande(base, gens)
      process.stderr.write(`la plus grande revue a ${nombre} habilitations\n`)
      const pages = Math.max(1, Math.floor(nombre / 50))
      const lire = (rang: number) =>
        appeler(origine, {
          chemin: `/administration/revues/${revueId}?page=${1 + (rang % pages)}`,
          cookie: relecteur.cookie,
          comprime: true,
        }).then(fauteDe)
      await chargeOuverte(5, 2, lire)
      const lectures = await chargeOuverte(10, duree, lire)
      yield auPlus('page du relecteur : p95', centile(lectures.durees, 95), 'ms', 150)

      const depart = performance.now()
      const fautes = await deciderTout(origine, relecteur, revueId)
      yield auPlus('décision groupée', (performance.now() - depart) / 1000, 's', 3)
      yield auPlus('décision groupée : refus', fautes, 'réponses', 0)

      yield auPlus(
        'empreinte d’une revue de 50 000 habilitations',
        await scellerGrande(base, echelle),
        's',
        2,
      )
    } finally {
      await base.destroy()
    }
  } finally {
    await produit.fermer()
  }
}

/** The product's own base, beside the product. */
async function baseDe(dossier: string): Promise<Base> {
  const serveur = await demarrerPostgres(dossier)
  return ouvrirBase(serveur.url('viatrajectoire'), { connexions: 4, delaiMs: 0 })
}

async function uneCampagne(base: Base, maintenant: Date): Promise<string> {
  const debut = jourDe(maintenant)
  return enTransaction(base, tx =>
    insererCampagne(tx, {
      portee: { genre: 'national' },
      lieu: 'toute la France',
      modules: [],
      profils: [],
      seulementNonRevues: false,
      debut,
      echeance: ajouterJours(debut, 30),
      cadenceMois: null,
      sansReponse: 'suspension',
      delaiJours: 7,
      ouvertePar: null,
      initieePar: null,
      ouverteLe: maintenant,
      precedenteId: null,
    }),
  )
}

async function ouvrirPartout(base: Base): Promise<{ secondes: number; lignes: number }> {
  const maintenant = new Date()
  const depart = performance.now()
  const id = await uneCampagne(base, maintenant)
  await figerParEtapes(base, id, maintenant)
  const secondes = (performance.now() - depart) / 1000
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from revue_ligne l join revue r on r.id = l.revue_id where r.campagne_id = ${id}`.execute(
    base,
  )
  return { secondes, lignes: rows[0]?.n ?? 0 }
}

/** Among those of the people who are signed in. */
async function laPlusGrande(base: Base, gens: readonly Personne[]) {
  const structures = gens.flatMap(({ structureId }) => structureId ?? [])
  const { rows } = await sql<{ id: string; structure: string; n: number }>`
    select r.id, r.structure_id as structure, count(*) as n from revue r join revue_ligne l on l.revue_id = r.id
    where r.structure_id = any(${structures}::uuid[]) group by 1, 2 order by 3 desc limit 1`.execute(base)
  const [plusGrande] = rows
  const relecteur = gens.find(({ structureId }) => structureId === plusGrande?.structure)
  if (!plusGrande || !relecteur) throw new Error('Aucune revue à relire : le semis n’a pas ce qu’il faut.')
  return { revueId: plusGrande.id, nombre: plusGrande.n, relecteur }
}

/** Every rule of the page, until nothing is left that one can decide: the whole review in a few gestures. */
async function deciderTout(origine: string, { cookie }: Personne, revueId: string): Promise<number> {
  const chemin = `/administration/revues/${revueId}`
  const { texte } = await appeler(origine, { chemin: `${chemin}/regles`, cookie })
  const jeton = /name="jeton" value="([^"]+)"/.exec(texte)?.[1] ?? ''
  const regles = [...texte.matchAll(/name="regle" value="(maintenir:[a-z]+)"/g)].map(
    ([, regle]) => regle ?? '',
  )
  let fautes = regles.length === 0 ? 1 : 0
  for (const regle of regles) {
    const corps = new URLSearchParams({ jeton, regle }).toString()
    const { statut } = await appeler(origine, { chemin: `${chemin}/decider`, cookie, corps })
    if (statut !== 303) fautes++
  }
  return fautes
}

/** One review of 50,000 rights that is over, written as such, and its digest as the signature works it out. */
async function scellerGrande(base: Base, echelle: number): Promise<number> {
  const combien = Math.ceil(50_000 * echelle)
  const { rows } = await sql<{ id: string }>`
    with r as (
      insert into revue (campagne_id, volet, lieu, echeance, cloture_prevue, ouverte_le)
      values (${await uneCampagne(base, new Date())}, 'territoire', 'bench', current_date, current_date + 8, now())
      returning id
    ), l as (
      insert into revue_ligne (revue_id, rang, habilitation_id, compte_id, personne, profil_code, fin, inhabituelle, decision,
        decidee_par, decidee_le, issue, sel, sceau)
      select r.id, row_number() over (), h.id, h.compte_id, c.nom || ' ' || c.prenom, h.profil_code, h.fin, false, 'maintenir',
        gen_random_uuid(), now(), 'maintenue', h.id,
        sha256(convert_to(h.id || ':' || c.nom || ' ' || c.prenom, 'UTF8'))
      from r, (select * from habilitation limit ${combien}) h join compte c on c.id = h.compte_id
    )
    select id from r`.execute(base)
  const revue = await trouverRevue(base, rows[0]?.id ?? '')
  if (!revue) throw new Error('La grande revue n’a pas été écrite.')
  const depart = performance.now()
  const lignes = await lireLignesAttestees(base, revue, {})
  const cloture = { closeLe: new Date(), signeePar: null, relecteurs: {} }
  empreinteDesRangees(rangeesDe(revue, cloture, lignes))
  process.stderr.write(`empreinte de ${lignes.length} lignes\n`)
  return (performance.now() - depart) / 1000
}
