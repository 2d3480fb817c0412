/** The boroughs with their BCUs, as published: see the README. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export type Borough = { bcu: string; bcuName: string; name: string; code: string }

export const CITY = { name: 'City of London', code: 'E09000001' } as const

/** By BCU, then by name. */
export function readBoroughs(): Borough[] {
  const text = readFileSync(resolve(import.meta.dirname, 'met_bcu_boroughs.csv'), 'utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map(line => {
      const [bcu = '', bcuName = '', name = '', code = ''] = line.split(',')
      return { bcu, bcuName, name, code }
    })
}

export const bcuCode = (bcu: string): string => `MPS-BCU-${bcu}`
export const commandCode = (borough: string): string => `MPS-BOC-${borough}`
export const FORCE = 'MPS'
