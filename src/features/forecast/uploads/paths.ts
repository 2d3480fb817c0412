/** Where uploads and their readings are. */
export const uploadPaths = {
  add: '/forecast/uploads/new',
  uploads: '/forecast/uploads',
  reading: (id: string) => `/forecast/readings/${id}`,
  progress: (id: string) => `/forecast/readings/${id}/progress`,
  answer: (id: string) => `/forecast/readings/${id}/answer`,
  change: (id: string) => `/forecast/readings/${id}/change`,
} as const
