/** The columns of the sheet of cases and what a cell of them may hold. */
import type { Case } from './cases.ts'

/** A true date cell is an ISO date here; what a clerk typed is text. */
export type CellValue = { date: string } | { text: string } | undefined

export const COLUMNS = [
  'Vetting ref',
  'Level',
  'Type',
  'Form received',
  'ID checked',
  'Residency checked',
  'Records check done',
  'Local intelligence done',
  'Other force replied',
  'Finance done',
  'CCU check done',
  'Interview held',
  'Sent to UKSV',
  'UKSV result',
  'Decision date',
  'Outcome',
  'Allocated to',
  'Notes',
] as const
export type Column = (typeof COLUMNS)[number]
export type CaseRow = { case: Case; cells: Partial<Record<Column, CellValue>>; unusable: string | undefined }
