import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jour, jourDe, joursEntre } from '#src/socle/temps/jours.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Resume, Section } from '#src/socle/ui/page.tsx'
import { INSECABLE, nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { fraicheurDesPlaces } from '../recherche/conditions.ts'
import type { GrandAge, PlacesDeclarees, Tarif } from './lire-grand-age.ts'
import { enEuros, hebergements, naturesDeTarif } from './mots.ts'

/** What the establishment declares: what it has, its places, its prices, each with its date. */
export const SectionGrandAge = ({ grandAge, aujourdHui }: { grandAge: GrandAge; aujourdHui: Jour }) => (
  <>
    {grandAge.offre && <Accueil offre={grandAge.offre} />}
    {grandAge.places.length > 0 && <Places places={grandAge.places} aujourdHui={aujourdHui} />}
    {grandAge.tarifs.length > 0 && <Tarifs tarifs={grandAge.tarifs} />}
  </>
)

const Accueil = ({ offre }: { offre: NonNullable<GrandAge['offre']> }) => {
  const atouts = [
    ...offre.hebergements.map(h => hebergements[h] ?? h),
    ...(offre.aideSociale ? ['Habilité à l’aide sociale'] : []),
    ...(offre.apl ? ['Ouvre droit à l’aide au logement (APL)'] : []),
    ...(offre.alzheimer ? ['Unité Alzheimer'] : []),
    ...(offre.uhr ? ['Unité d’hébergement renforcé (UHR)'] : []),
    ...(offre.pasa ? ['Pôle d’activités et de soins adaptés (PASA)'] : []),
    ...(offre.puv ? ['Petite unité de vie'] : []),
    ...(offre.logements.length > 0 ? [`Logements ${offre.logements.join(', ')}`] : []),
  ]
  return (
    <Section
      titre="L’accueil"
      chapeau={`Déclaré par l’établissement, mis à jour le ${enToutesLettres(jourDe(offre.majLe))}.`}
    >
      <ul class="atouts">
        {atouts.map(atout => (
          <li>{atout}</li>
        ))}
      </ul>
      {offre.aideSociale === false && <p>Non habilité à l’aide sociale à l’hébergement.</p>}
      {offre.autresPrestations && <p class="texte">{offre.autresPrestations}</p>}
    </Section>
  )
}

const Places = ({ places, aujourdHui }: { places: readonly PlacesDeclarees[]; aujourdHui: Jour }) => (
  <Section
    titre="Places déclarées"
    chapeau="Appelez pour confirmer : une place libre peut être prise le jour même."
  >
    <ul class="offres-publiques">
      {places.map(({ hebergement, libres, capacite, declareeLe }) => {
        const perimee = joursEntre(jourDe(declareeLe), aujourdHui) > fraicheurDesPlaces
        return (
          <li>
            <h3>{hebergements[hebergement] ?? hebergement}</h3>
            <p>
              <Etiquette ton={libres && !perimee ? 'succes' : 'neutre'}>
                {libres === null
                  ? 'Places libres non déclarées'
                  : pluriel(libres, 'place libre', 'places libres')}
              </Etiquette>
              {capacite !== null && ` sur ${capacite}`}
              {`, déclaré le ${enToutesLettres(jourDe(declareeLe))}`}
              {perimee && ' : cette information est ancienne'}
            </p>
          </li>
        )
      })}
    </ul>
  </Section>
)

const ordre = Object.keys(naturesDeTarif)

const Tarifs = ({ tarifs }: { tarifs: readonly Tarif[] }) => (
  <Section
    titre="Prix"
    chapeau="Déclarés par l’établissement, taxes comprises. La facture peut comporter d’autres prestations."
  >
    <Resume
      lignes={tarifs
        .toSorted((a, b) => ordre.indexOf(a.nature) - ordre.indexOf(b.nature))
        .map(({ nature, montant, au }) => ({
          terme: naturesDeTarif[nature] ?? nature,
          valeur: enPrix(nature, Number(montant)),
          note: `Depuis le ${enToutesLettres(jour(au))}`,
        }))}
    />
  </Section>
)

/** « 83,80 € par jour, soit 2 549 € par mois »: a month is what families reckon in, where one stays for good. */
function enPrix(nature: string, montant: number) {
  if (nature.startsWith('loyer-')) return <strong>{`${enEuros(montant)} par mois`}</strong>
  const parMois = `${nombre(Math.round((montant * 365) / 12))}${INSECABLE}€`
  return (
    <>
      <strong>{`${enEuros(montant)} par jour`}</strong>
      {/^(permanent|gir)-/.test(nature) && `, soit ${parMois} par mois`}
    </>
  )
}
