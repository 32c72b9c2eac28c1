import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Letter, Part } from '../core/inspection/letter.ts'

const { resolve } = createRequire(import.meta.url)
/** A font made to be read by those who see badly; it has the letters of every language of Europe that is written in Latin letters. */
const fontFile = (weight: string): string =>
  resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`)

const margin = 64
const size = { title: 20, heading: 14, text: 11, foot: 9 } as const

type Document = InstanceType<typeof PDFDocument>

const drawPart = (document: Document, part: Part): void => {
  const write = (
    tag: string,
    text: string,
    { bold = false, at = size.text as number, indent = 0 } = {},
  ): void => {
    document.addStructure(
      document.struct(tag, {}, () => {
        document
          .font(bold ? 'bold' : 'regular')
          .fontSize(at)
          .text(text, margin + indent, document.y, {
            lineGap: 3,
            width: document.page.width - 2 * margin - indent,
          })
      }),
    )
  }
  switch (part.kind) {
    case 'heading':
      document.moveDown()
      write('H2', part.text, { bold: true, at: size.heading })
      break
    case 'text':
      write('P', part.text)
      break
    case 'facts':
      for (const { label, value } of part.facts) write('P', `${label}: ${value}`)
      break
    case 'quote':
      write('P', `${part.who}, ${part.when}:`, { bold: true, indent: 16 })
      write('P', part.text, { indent: 16 })
      break
    case 'list':
      for (const item of part.items) write('P', `•  ${item}`)
  }
  document.moveDown(0.5)
}

const drawFeet = (document: Document, foot: string): void => {
  const { start, count } = document.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page)
    // Below the margin, where a new page would begin otherwise.
    document.page.margins.bottom = 0
    document.markContent('Artifact', { type: 'Pagination' })
    document
      .font('regular')
      .fontSize(size.foot)
      .text(`${foot} · ${page - start + 1}/${count}`, margin, document.page.height - 40, { lineBreak: false })
    document.endMarkedContent()
  }
}

/** A letter as a PDF of A4 pages, with its fonts in it and tagged for who has it read aloud. */
export const drawLetter = async ({ title, foot, parts }: Letter, now: Date): Promise<Buffer> => {
  const document = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: 'nl-NL',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, CreationDate: now },
    font: fontFile('400Regular'),
  })
  document.registerFont('regular', fontFile('400Regular'))
  document.registerFont('bold', fontFile('700Bold'))
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.addStructure(
    document.struct('H1', {}, () => {
      document.font('bold').fontSize(size.title).text(title)
    }),
  )
  document.moveDown(0.5)
  for (const part of parts) drawPart(document, part)
  drawFeet(document, foot)
  document.end()
  await done
  return Buffer.concat(chunks)
}
