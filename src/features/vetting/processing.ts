/** What data protection law asks of vetting: whoever runs it fills in what only they can say, before real people use it. */
import type { Processing } from '../../platform/processing.ts'

export const vettingProcessing: readonly Processing[] = [
  {
    name: 'Vetting cases: applicants, their family and associates, what was found and decided, clearances and what becomes of them',
    controller: 'The force whose vetting unit holds the case',
    regime:
      'UK GDPR and Data Protection Act 2018, Part 2; Part 3 for what is kept for law enforcement. Special category and criminal offence data are held',
    condition:
      'Public task (Article 6(1)(e)), under the Police (Vetting) Regulations 2025 and the Vetting Code of Practice (2023); Schedule 1, paragraphs 6 and 10, for what is special or criminal',
    policyDocument: 'The force’s appropriate policy document for vetting',
    dpia: 'The force’s assessment for vetting, with this service named in it',
    retention:
      'What was brought to a case: as many days after it is closed as the dated rule “attachment-days” says. Records of decisions, withdrawals and appeals: kept as the Regulations ask',
  },
]
