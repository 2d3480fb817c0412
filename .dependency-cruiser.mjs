/** The architecture check: rules from `architecture.mjs`, settings from `tools/architecture-rules.ts`. */
import { features, programs, pure } from './architecture.mjs'
import { architectureRules, cruiseOptions } from './tools/architecture-rules.ts'

export default {
  forbidden: architectureRules({ features, programs, pure }),
  options: { ...cruiseOptions, tsConfig: { fileName: 'tsconfig.json' } },
}
