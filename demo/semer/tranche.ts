import type { Commande, Tranche } from '#src/socle/tranche.ts'

const nombreMax = 5_000_000

const commandeSemer: Commande = {
  nom: 'semer',
  description: 'Remplit la base d’un volume de synthèse, à la taille du pays par défaut',
  options: [
    { drapeau: '--structures <n>', description: 'nombre de structures', defaut: '30000' },
    { drapeau: '--comptes <n>', description: 'nombre de comptes', defaut: '300000' },
    { drapeau: '--habilitations <n>', description: 'nombre d’habilitations', defaut: '1000000' },
    { drapeau: '--graine <n>', description: 'même graine, même pays', defaut: '2026' },
    { drapeau: '--ajouter', description: 'ajoute à un volume de synthèse déjà présent' },
  ],
  executer: async ({ base, config, horloge }, { options }) => {
    const lus = {
      structures: entier(options.structures),
      comptes: entier(options.comptes),
      habilitations: entier(options.habilitations),
      graine: entier(options.graine),
    }
    const { structures, comptes, habilitations, graine } = lus
    if (!structures || !comptes || !habilitations || graine === undefined) {
      const fautif = Object.entries(lus).find(([, valeur]) => !valeur)?.[0] ?? ''
      process.stderr.write(
        `--${fautif} : lu « ${options[fautif] ?? ''} », attendu un nombre entier entre 1 et ${nombreMax}.\n`,
      )
      return 2
    }
    const depart = performance.now()
    // loaded here: a web process has no use for lists of names
    const { semer } = await import('./semer.ts')
    const resultat = await semer(base, {
      structures,
      comptes,
      habilitations,
      graine,
      ajouter: Boolean(options.ajouter),
      maintenant: horloge(),
      argon2: config.ARGON2_PARAMETRES,
      avancer: quoi => {
        process.stderr.write(`${Math.round((performance.now() - depart) / 1000)} s  ${quoi}\n`)
      },
    })
    if (!resultat.ok) {
      process.stderr.write(`${resultat.motif}\n`)
      return 1
    }
    const { ok: _, ...bilan } = resultat
    process.stdout.write(`${JSON.stringify(bilan)}\n`)
    return 0
  },
}

function entier(texte: string | undefined): number | undefined {
  return texte !== undefined && /^\d{1,7}$/.test(texte) && Number(texte) <= nombreMax
    ? Number(texte)
    : undefined
}

/** What fills a base for demonstrations and measures; nothing of it serves in production. */
export const trancheSemis: Tranche = { nom: 'semis', commandes: [commandeSemer] }
