/** What data protection law asks of the forecast: whoever runs it fills in what only they can say, before real people use it. */
import type { Processing } from '../../platform/processing.ts'

export const forecastProcessing: readonly Processing[] = [
  {
    name: 'Case logs uploaded for a report and a forecast',
    controller: 'The force whose vetting unit uploads the log',
    regime: 'UK GDPR and Data Protection Act 2018, Part 2',
    condition:
      'Public task (Article 6(1)(e)): running vetting, which the Police (Vetting) Regulations 2025 require; no special category data is asked for',
    policyDocument: 'The force’s appropriate policy document for vetting',
    dpia: 'The force’s assessment for vetting, with this use named in it',
    retention:
      'The log itself: as many days after its upload as the dated rule “Uploaded case logs” says. What was made of it: kept as a record of the unit’s performance',
  },
]
