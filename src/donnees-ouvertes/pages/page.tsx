import type { Child } from 'hono/jsx'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Icone } from '#src/socle/ui/icones.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { cheminDuFichier } from '../chemins.ts'
import { licence } from '../jeux/dictionnaire.ts'
import type { Colonne, Jeu, TypeColonne } from '../jeux/jeu.ts'
import { jeux } from '../jeux/tous.ts'

const types: Record<TypeColonne, string> = {
  texte: 'texte',
  entier: 'nombre entier',
  nombre: 'nombre',
  prix: 'euros',
  booleen: 'true ou false',
  jour: 'jour (AAAA-MM-JJ)',
  instant: 'date et heure (UTC)',
}

/** « 1,2 Mo » */
const enMo = (octets: number) =>
  octets < 100_000
    ? `${Math.ceil(octets / 1000)}\u00A0ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00A0Mo`

export type Publiees = { faiteLe: Date; octets: ReadonlyMap<string, number> } | null

/** What the files hold, under which licence, of when, and what each column means. */
export const PageDonnees = ({ publiees }: { publiees: Publiees }) => (
  <>
    <TetePage
      titre="Données ouvertes de l’annuaire"
      etat={
        publiees
          ? `Fichiers du ${jourEtHeure(publiees.faiteLe)}, refaits chaque nuit.`
          : 'Les fichiers sont refaits chaque nuit\u00A0: les premiers se préparent à votre demande.'
      }
    />
    <section class="section">
      <h2>Ce que vous pouvez en faire</h2>
      <div class="texte">
        <p>
          L’annuaire public entier, à réutiliser librement sous <a href={licence.adresse}>{licence.nom}</a>
          {'\u00A0: citez «\u00A0ViaTrajectoire, annuaire public\u00A0» et la date'} des fichiers. Ils
          viennent du répertoire de l’offre et des ressources (ROR) et de ce que les établissements pour
          personnes âgées déclarent. Ils ne portent aucune donnée personnelle, ni les unités sensibles.
        </p>
        <ul>
          <li>
            <strong>CSV</strong>
            {'\u00A0: UTF-8, séparateur point-virgule, point décimal\u202F; '}s’ouvre d’un double clic dans un
            tableur. Un texte qui y passerait pour une formule commence par une apostrophe.
          </li>
          <li>
            <strong>Parquet</strong>
            {'\u00A0: '}les mêmes lignes, typées et telles quelles, pour les outils d’analyse.
          </li>
          <li>
            <strong>Dictionnaire</strong>
            {'\u00A0: '}JSON Table Schema, et{' '}
            <a href={cheminDuFichier('datapackage.json')}>l’ensemble en Data Package (JSON)</a>.
          </li>
        </ul>
        <p>
          Pour interroger l’annuaire au lieu de le télécharger, utilisez son interface FHIR R4{'\u00A0: '}
          <a href="/fhir/metadata">ce qu’elle sait faire (JSON)</a>.
        </p>
      </div>
    </section>
    {jeux.map(jeu => (
      <Section jeu={jeu} publiees={publiees} />
    ))}
  </>
)

const Section = ({ jeu, publiees }: { jeu: Jeu; publiees: Publiees }) => (
  <section class="section" id={jeu.nom}>
    <h2>{jeu.titre}</h2>
    <div class="texte">
      <p>{jeu.description}</p>
      <ul>
        <Lien nom={`${jeu.nom}.csv`} publiees={publiees}>
          {jeu.titre} en CSV
        </Lien>
        <Lien nom={`${jeu.nom}.parquet`} publiees={publiees}>
          {jeu.titre} en Parquet
        </Lien>
        <Lien nom={`${jeu.nom}.schema.json`} publiees={publiees}>
          {'Dictionnaire\u00A0: '}
          {jeu.titre} (JSON)
        </Lien>
      </ul>
    </div>
    <details class="noeud">
      <summary>
        <Icone nom="chevron" />
        <span class="noeud-titre">{`Les ${jeu.colonnes.length} colonnes de «\u00A0${jeu.titre}\u00A0»`}</span>
      </summary>
      <div class="noeud-corps">
        <Tableau<Colonne>
          legende={`Colonnes du fichier ${jeu.titre}`}
          colonnes={[
            { cle: 'nom', titre: 'Colonne', cellule: ({ nom }) => <code>{nom}</code> },
            { cle: 'type', titre: 'Type', cellule: ({ type }) => types[type] },
            { cle: 'description', titre: 'Sens', cellule: ({ description }) => description },
          ]}
          lignes={jeu.colonnes}
        />
      </div>
    </details>
  </section>
)

const Lien = ({ nom, publiees, children }: { nom: string; publiees: Publiees; children?: Child }) => {
  const octets = publiees?.octets.get(nom)
  return (
    <li>
      <a href={cheminDuFichier(nom)}>
        {children}
        {octets === undefined ? '' : `, ${enMo(octets)}`}
      </a>
    </li>
  )
}
