/** The tables of the reference model, for tests. */
import { readFileSync } from 'node:fs'
import type { M1Tables } from '../../src/features/forecast/engine/m1.ts'

export const m1Tables = JSON.parse(readFileSync(new URL('../../bench/peers/m1.json', import.meta.url), 'utf8')) as M1Tables
