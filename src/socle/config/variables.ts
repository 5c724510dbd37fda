import { z } from 'zod'
import { argon2ParDefaut, schemaArgon2 } from './argon2.ts'

const oui = new Set(['1', 'oui', 'true', 'yes'])
const non = new Set(['0', 'non', 'false', 'no', ''])

const booleen = z
  .string()
  .refine(v => oui.has(v.toLowerCase()) || non.has(v.toLowerCase()), '1 ou 0')
  .transform(v => oui.has(v.toLowerCase()))

const entier = (min: number, max: number) =>
  z
    .string()
    .refine(
      v => /^\d+$/.test(v) && Number(v) >= min && Number(v) <= max,
      `un nombre entier entre ${min} et ${max}`,
    )
    .transform(Number)

const adresse = (schemas: readonly string[]) =>
  z
    .string()
    .refine(
      v => URL.canParse(v) && schemas.includes(new URL(v).protocol.replace(':', '')),
      `une adresse ${schemas.map(s => `${s}://…`).join(' ou ')}`,
    )

const jours = z
  .string()
  .refine(
    v => /^\d{1,3}(,\d{1,3}){0,9}$/.test(v) && v.split(',').every(n => Number(n) <= 365),
    'dix nombres de jours au plus, entre 0 et 365, séparés par des virgules',
  )
  .transform(v => [...new Set(v.split(',').map(Number))].sort((a, b) => b - a))

const cles = z
  .string()
  .refine(
    v => v.split(',').every(cle => /^[A-Za-z0-9+/]{43}=$/.test(cle)),
    'une ou plusieurs clés de 32 octets en base64, séparées par des virgules',
  )
  .transform(v => v.split(','))

/** A secret goes there: in clear, only to this very machine. */
const adresseProtegee = adresse(['https', 'http']).refine(
  v => v.startsWith('https:') || /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/.test(v),
  'une adresse https://… (http:// pour cette machine seulement)',
)

const regions = z
  .string()
  .refine(
    v => /^\d[\dAB](,\d[\dAB]){0,30}$/.test(v),
    'des codes de région du ROR (TRE_R30), séparés par des virgules',
  )
  .transform(v => [...new Set(v.split(','))])

const joursSignes = z
  .string()
  .refine(
    v => /^-?\d{1,3}(,-?\d{1,3}){0,9}$/.test(v) && v.split(',').every(n => Math.abs(Number(n)) <= 180),
    'dix nombres de jours au plus, entre -180 (avant) et 180 (après), séparés par des virgules',
  )
  .transform(v => [...new Set(v.split(',').map(Number))].sort((a, b) => a - b))

/**
 * Every environment variable the product reads, what it accepts and its default.
 * `docs/exploitation.md` explains each one to the operator.
 */
export const variables = z.object({
  PORT: entier(0, 65_535).default(3000),
  /** 1: one process does all. More: so many serve, and this one opens the base and does the jobs. */
  WEB_PROCESSES: entier(1, 64).default(1),
  HOTE: z.string().min(1, 'un nom d’hôte ou une adresse').default('0.0.0.0'),
  URL_PUBLIQUE: adresse(['http', 'https']).optional(),
  DATA_DIR: z.string().min(1, 'un dossier').default('./data'),
  DATABASE_URL: adresse(['postgres', 'postgresql']).optional(),
  CONNEXIONS_MAX: entier(2, 200).default(20),
  DEMO: booleen.default(true),
  DEMO_GRAINE: entier(0, 2_147_483_647).default(2026),
  SMTP_URL: adresse(['smtp', 'smtps']).optional(),
  MAIL_FROM: z
    .string()
    .includes('@', { error: 'une adresse électronique' })
    .default('ViaTrajectoire <ne-pas-repondre@viatrajectoire.example>'),
  OPERATEUR_NOM: z.string().default('Équipe régionale ViaTrajectoire'),
  OPERATEUR_COURRIEL: z
    .string()
    .includes('@', { error: 'une adresse électronique' })
    .default('viatrajectoire@region.example'),
  OPERATEUR_TELEPHONE: z.string().default(''),
  ROR_COURRIEL: z.string().includes('@', { error: 'une adresse électronique' }).default('ror@region.example'),
  ROR_URL: adresseProtegee.optional(),
  ROR_TOKEN_URL: adresseProtegee.optional(),
  ROR_CLIENT_ID: z.string().optional(),
  ROR_CLIENT_SECRET: z.string().optional(),
  ROR_CLIENT_CERT: z.string().optional(),
  ROR_CLIENT_KEY: z.string().optional(),
  ROR_REGIONS: regions.optional(),
  ROR_PROFIL: z
    .string()
    .regex(/^CU\d{1,3}$/, 'un profil d’utilisateur du ROR : CU22, CU23…')
    .default('CU22'),
  ROR_TASK: booleen.default(false),
  SESSION_INACTIVITE_MINUTES: entier(1, 1440).default(60),
  SESSION_DUREE_HEURES: entier(1, 168).default(12),
  SECOND_FACTEUR: z
    .enum(['obligatoire', 'facultatif', 'desactive'], { error: 'obligatoire, facultatif ou desactive' })
    .default('obligatoire'),
  CODE_PAR_COURRIEL: z.enum(['toujours', 'choisi'], { error: 'toujours ou choisi' }).default('toujours'),
  APPAREIL_CONFIANCE_JOURS: entier(0, 365).default(30),
  CLE_SECRETS: cles.optional(),
  PSC_DISCOVERY_URL: adresse(['https'])
    .refine(v => v.includes('/.well-known/'), 'l’adresse entière de la découverte, avec /.well-known/')
    .optional(),
  PSC_CLIENT_ID: z.string().optional(),
  PSC_CLIENT_SECRET: z.string().optional(),
  PSC_CLIENT_CERT: z.string().optional(),
  PSC_CLIENT_KEY: z.string().optional(),
  ARGON2_PARAMETRES: schemaArgon2.prefault(argon2ParDefaut),
  MOT_DE_PASSE_DUREE_MOIS: entier(0, 60).default(0),
  JOURNAL_TECHNIQUE: z
    .enum(['silencieux', 'erreurs', 'infos', 'details'], { error: 'silencieux, erreurs, infos ou details' })
    .default('infos'),
  VERROUILLAGE_ECHECS: entier(0, 1000).default(20),
  INACTIVITE_JOURS: entier(0, 3650).default(365),
  INACTIVITE_AVERTISSEMENTS: jours.prefault('30,7'),
  INVITATION_JOURS: entier(0, 3650).default(90),
  ANONYMISATION_ANNEES: entier(1, 30).default(5),
  RAPPELS_JOURS: jours.prefault('60,30,7,0'),
  REVUES_RAPPELS_JOURS: joursSignes.prefault('-15,-3,7'),
  DEMANDES_RELANCE_JOURS: entier(1, 90).default(3),
  DEMANDES_TRANSMISSION_JOURS: entier(1, 180).default(10),
  SIGNALEMENTS_RELANCE_JOURS: entier(1, 365).default(15),
  FICHE_CONFIRMATION_MOIS: entier(0, 60).default(12),
  FICHE_RAPPELS_JOURS: joursSignes.prefault('-30,0,30'),
  FICHE_CAPACITES_JOURS: entier(1, 3650).default(180),
  FICHE_PLACES_JOURS: entier(1, 3650).default(30),
  PROXY_DE_CONFIANCE: booleen.default(false),
  METRIQUES_JETON: z
    .string()
    .regex(/^[\w.~+/-]{24,200}=*$/, '24 caractères au moins : lettres, chiffres et ._~+/-')
    .optional(),
  SCIM_APPELS_PAR_MINUTE: entier(1, 100_000).default(600),
  ANNUAIRE_APPELS_PAR_MINUTE: entier(1, 1_000_000).default(1200),
  FHIR_APPELS_PAR_MINUTE: entier(1, 1_000_000).default(1200),
})

export type Variables = z.infer<typeof variables>
