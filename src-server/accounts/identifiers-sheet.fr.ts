import PDFDocument from 'pdfkit'
import { printableText } from './printable-text.ts'

/** One slip of the sheet. */
export interface IdentifierSlip {
  readonly familyName: string
  readonly givenName: string
  readonly login: string
  readonly firstPassword: string
}

export interface SheetHead {
  readonly schoolName: string
  /** « 22/11/2026 ». */
  readonly day: string
}

const page = { width: 595, height: 842, margin: 36 }
const slipsPerPage = 6
const slipHeight = (page.height - 2 * page.margin) / slipsPerPage

const rules = [
  'À la première connexion, vous choisirez votre propre mot de passe et vous lirez la charte d’usage.',
  'Ce papier est personnel\u00a0: ne le prêtez pas, ne l’affichez pas, détruisez-le ensuite.',
]

function drawSlip(sheet: PDFKit.PDFDocument, head: SheetHead, slip: IdentifierSlip, top: number): void {
  const left = page.margin + 6
  const width = page.width - 2 * page.margin - 12
  const name = printableText(`${slip.familyName.toLocaleUpperCase('fr')} ${slip.givenName}`.trim())
  sheet.font('Helvetica').fontSize(8).fillColor('#555')
  sheet.text(printableText(`${head.schoolName}. Premiers identifiants Pupitre, ${head.day}`), left, top + 8, {
    width,
    lineBreak: false,
  })
  sheet
    .font('Helvetica-Bold')
    .fontSize(13)
    .fillColor('#000')
    .text(name, left, top + 22, { width, lineBreak: false })
  sheet.font('Helvetica').fontSize(10)
  sheet.text('Identifiant', left, top + 44).text('Premier mot de passe', left, top + 62)
  sheet.font('Courier-Bold').fontSize(12)
  sheet.text(slip.login, left + 120, top + 43, { lineBreak: false })
  sheet.text(slip.firstPassword, left + 120, top + 61, { lineBreak: false })
  sheet.font('Helvetica').fontSize(8).fillColor('#333')
  rules.forEach((rule, at) => sheet.text(rule, left, top + 84 + at * 11, { width, lineBreak: false }))
}

function drawCut(sheet: PDFKit.PDFDocument, top: number): void {
  sheet.save().dash(4, { space: 4 }).lineWidth(0.5).strokeColor('#999')
  sheet
    .moveTo(page.margin, top)
    .lineTo(page.width - page.margin, top)
    .stroke()
    .undash()
    .restore()
}

/** The sheet of first identifiers, A4, one slip a person, to be cut and handed over. */
export function identifiersSheet(head: SheetHead, slips: readonly IdentifierSlip[]): Promise<Buffer> {
  const sheet = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'fr-FR',
    info: { Title: 'Premiers identifiants Pupitre', Author: head.schoolName },
  })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (part: Buffer) => parts.push(part))
    sheet.on('end', () => resolve(Buffer.concat(parts)))
    sheet.on('error', reject)
  })
  slips.forEach((slip, at) => {
    const row = at % slipsPerPage
    if (at > 0 && row === 0) sheet.addPage()
    const top = page.margin + row * slipHeight
    drawSlip(sheet, head, slip, top)
    if (row < slipsPerPage - 1) drawCut(sheet, top + slipHeight - 6)
  })
  if (slips.length === 0)
    sheet
      .font('Helvetica')
      .fontSize(11)
      .text('Tout le personnel s’est déjà connecté.', page.margin, page.margin)
  sheet.end()
  return done
}
