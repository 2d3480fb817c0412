/** What a kind of role is, and how a new one is read from a form. */
import { accept, type Outcome, type Reason, refuse } from '../../../../values/outcome.ts'
import type { RoleKind } from '../../rules.ts'
import { readText } from '../rules.ts'

export type TypedRoleKind = { name: string; key: string; place: string; published: string; leads: string; about: string }

export const PLACES: Readonly<Record<RoleKind['place'], string>> = { unit: 'In a unit', area: 'For a borough' }

const KEY = /^[a-z][a-z-]{1,39}$/
const LONGEST_NAME = 80
const LONGEST_ABOUT = 500

export function readRoleKind(typed: TypedRoleKind): Outcome<RoleKind> {
  const errors: Reason[] = []
  const name = readText(typed.name, { field: 'name', called: 'the name', longest: LONGEST_NAME }, errors)
  const key = typed.key.trim() === '' ? keyOf(name) : typed.key.trim()
  if (name !== '' && !KEY.test(key)) errors.push({ field: 'key', message: 'The short name has 2 to 40 letters from a to z, or hyphens' })
  const place = typed.place === 'unit' || typed.place === 'area' ? typed.place : undefined
  if (!place) errors.push({ field: 'place', message: 'Select where it is held' })
  const published = typed.published === 'yes' ? true : typed.published === 'no' ? false : undefined
  if (published === undefined) errors.push({ field: 'published', message: 'Select whether its holders are named in public' })
  const leads = readLeads(typed.leads.trim(), errors)
  const about = readText(typed.about, { field: 'about', called: 'what it is', longest: LONGEST_ABOUT }, errors)
  if (errors.length > 0 || !place || published === undefined) return refuse(...errors)
  return accept({ key, name, place, published, leads, about })
}

function readLeads(typed: string, errors: Reason[]): number | null {
  if (typed === '') return null
  if (/^[1-9]$/.test(typed)) return Number(typed)
  errors.push({ field: 'leads', message: 'The order among leads must be a number from 1 to 9, or empty' })
  return null
}

/** "CT Protect officer" -> ct-protect-officer. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
