/** Where runs are: a run is made from a reading, so the form for one lies under it. */
export const runPaths = {
  runs: '/forecast/runs',
  after: (cursor: string) => `/forecast/runs?after=${encodeURIComponent(cursor)}`,
  ask: (reading: string) => `/forecast/readings/${reading}/run`,
  run: (id: string) => `/forecast/runs/${id}`,
  progress: (id: string) => `/forecast/runs/${id}/progress`,
  report: (id: string) => `/forecast/runs/${id}/report`,
  forecast: (id: string) => `/forecast/runs/${id}/forecast`,
  again: (id: string) => `/forecast/runs/${id}/again`,
  table: (id: string, part: 'report' | 'forecast', table: string) => `/forecast/runs/${id}/${part}/${table}.csv`,
  api: '/api/forecast/runs',
  apiRun: (id: string) => `/api/forecast/runs/${id}`,
} as const
