import type { Tranche } from '../tranche.ts'
import { envoyerCourriel } from './envoyer.ts'

export const trancheCourriel: Tranche = { nom: 'courriel', travaux: [envoyerCourriel] }
