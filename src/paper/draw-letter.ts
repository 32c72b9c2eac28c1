import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Letter, Part } from '../core/view/letter.ts'

const { resolve } = createRequire(import.meta.url)
/** A font made to be read by those who see badly; it has the letters of every language of Europe that is written in Latin letters. */
const fontFile = (weight: string): string =>
  resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`)

const margin = 64
/** In points, from large to small: a letter of one page is drawn in the largest size in which it is one. */
const sizes = [12, 11, 10, 9.5] as const
const sizesOf = (text: number) => ({ title: text + 9, heading: text + 3, text, foot: 9 }) as const
type Size = ReturnType<typeof sizesOf>

type Document = InstanceType<typeof PDFDocument>

const drawPart = (document: Document, part: Part, size: Size): void => {
  const write = (tag: string, text: string, { bold = false, at = size.text, indent = 0 } = {}): void => {
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

const drawFeet = (document: Document, foot: string, size: Size): void => {
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

const draw = async (
  { title, foot, parts }: Letter,
  now: Date,
  size: Size,
): Promise<{ readonly pages: number; readonly pdf: Buffer }> => {
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
  for (const part of parts) drawPart(document, part, size)
  const { count: pages } = document.bufferedPageRange()
  drawFeet(document, foot, size)
  document.end()
  await done
  return { pages, pdf: Buffer.concat(chunks) }
}

/** A letter as a PDF of A4 pages, with its fonts in it and tagged for who has it read aloud. */
export const drawLetter = async (letter: Letter, now: Date): Promise<Buffer> =>
  (await draw(letter, now, sizesOf(11))).pdf

/** A letter that is to be one page. What does not fit in small print goes on to a second one, and nothing is left out. */
export const drawPage = async (letter: Letter, now: Date): Promise<Buffer> => {
  for (const text of sizes) {
    const { pages, pdf } = await draw(letter, now, sizesOf(text))
    if (pages === 1) return pdf
  }
  return drawLetter(letter, now)
}
