import { expect, test } from 'vitest'
import { adresseManifestementPartagee } from './adresse-partagee.ts'

test.each([
  'secretariat@ch.example',
  'Secrétariat@ch.example',
  'secretariat.cardiologie@ch.example',
  'smr-secretariat2@ch.example',
  'contact@ch.example',
  'contact.chu@ch.example',
  'accueil1@ch.example',
  'direction@ch.example',
  'standard@ch.example',
  'info@ch.example',
  'infos+via@ch.example',
  'urgences@ch.example',
  'service.social@ch.example',
  'service-admissions@ch.example',
  'noreply@ch.example',
  'no-reply@ch.example',
  'ne-pas-repondre@ch.example',
  'ne.pas.repondre@ch.example',
  'ehpad@mairie.example',
  'ide@ch.example',
  'rh@ch.example',
])('%s is shared', courriel => {
  expect(adresseManifestementPartagee(courriel)).toContain('une seule personne')
})

test.each([
  'marie.durand@ch.example',
  'm.durand@service.example',
  'paul.bureau@ch.example',
  'cadre.jean@ch.example',
  'had.mohamed@ch.example',
  'contactin@ch.example',
  'serviceau@ch.example',
  'l.le-gall@ch.example',
  '',
  '@',
])('%s may be a person’s', courriel => {
  expect(adresseManifestementPartagee(courriel)).toBeNull()
})
