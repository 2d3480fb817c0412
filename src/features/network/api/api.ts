/** The register for programs. */
import type { Routes } from '../../../platform/http/app.ts'
import { changesApi } from './changes.ts'
import { coverApi } from './cover.ts'
import { gapsApi } from './gaps.ts'
import { holdingsApi } from './holdings.ts'
import { leadsApi } from './leads.ts'
import { unitsApi } from './units.ts'

export const networkApi: Routes = async app => {
  for (const part of [unitsApi, coverApi, holdingsApi, gapsApi, leadsApi, changesApi]) await part(app)
}
