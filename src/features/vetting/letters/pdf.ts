/** A letter as a PDF that can be read aloud: tagged, with its language, its title and real headings. Made without a browser, with a font of its own. */
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { dayName } from '../../../values/figures.ts'
import { greeting, type Letter } from './rules.ts'

// The fonts that every reader has by itself know western names alone.
const FONT = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
const BOLD_FONT = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'))
const PLAIN = 'plain'
const BOLD = 'bold'
const POINTS = { title: 20, heading: 13, text: 11 } as const
const MARGIN = 72

export async function letterPdf(letter: Letter): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, lang: 'en-GB', tagged: true, displayTitle: true, pdfVersion: '1.7', subset: 'PDF/UA' as never },
    font: FONT,
    info: { Title: `${letter.title}: ${letter.ref}`, Author: letter.from, Subject: letter.level },
  })
  const pieces: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece))
    pdf.on('end', () => resolve(Buffer.concat(pieces)))
    pdf.on('error', reject)
  })
  pdf.registerFont(PLAIN, FONT).registerFont(BOLD, BOLD_FONT)
  write(pdf, letter)
  pdf.end()
  return whole
}

function write(pdf: PDFKit.PDFDocument, letter: Letter): void {
  const document = pdf.struct('Document')
  pdf.addStructure(document)
  const add = (tag: string, text: string, { bold = false, points = POINTS.text as number } = {}) => {
    // Belongs to nothing that is read aloud.
    if (bold) pdf.moveDown(0.5)
    document.add(
      pdf.struct(tag, {}, () => {
        pdf
          .font(bold ? BOLD : PLAIN)
          .fontSize(points)
          .text(text, { lineGap: 3 })
          .moveDown(0.6)
      }),
    )
  }
  add('P', letter.from)
  add('P', dayName(letter.day))
  add('P', `Our reference: ${letter.ref}`)
  add('H1', letter.title, { bold: true, points: POINTS.title })
  add('P', greeting(letter))
  for (const { heading, paragraphs = [], list = [] } of letter.parts) {
    if (heading !== undefined) add('H2', heading, { bold: true, points: POINTS.heading })
    for (const text of paragraphs) add('P', text)
    if (list.length > 0) document.add(listOf(pdf, list))
  }
  add('P', letter.from)
  document.end()
}

const listOf = (pdf: PDFKit.PDFDocument, items: readonly string[]): PDFKit.PDFStructureElement =>
  pdf.struct(
    'L',
    {},
    items.map(text =>
      pdf.struct('LI', {}, [
        pdf.struct('LBody', {}, () => {
          pdf.font(PLAIN).fontSize(POINTS.text).text(`•  ${text}`, { indent: 12, lineGap: 3 }).moveDown(0.3)
        }),
      ]),
    ),
  )
