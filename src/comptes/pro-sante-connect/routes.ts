import { routesComptePsc } from './routes-compte.tsx'
import { routesConnexionPsc } from './routes-connexion.tsx'
import { routesLiaisonPsc } from './routes-liaison.tsx'

export const routesPsc = [...routesConnexionPsc, ...routesLiaisonPsc, ...routesComptePsc]
