export type ContentKind =
  'empty' | 'zip' | 'html' | 'xml' | 'json' | 'icalendar' | 'utf-16' | 'text' | 'binary'

const htmlStart = /^<(!doctype\s+html|html|head|body|meta|title|script|div|table|form|p|center)\b/i

/** Recognises what bytes are from their beginning alone: names and extensions lie. */
export function sniffContent(head: Buffer): ContentKind {
  if (head.length === 0) return 'empty'
  if (head.length >= 4 && head.readUInt32BE(0) === 0x504b0304) return 'zip'
  if (head.length >= 4 && head.readUInt32BE(0) === 0x504b0506) return 'zip'
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf-16'
  if (head.subarray(0, 512).includes(0)) return head[0] === 0x3c || head[1] === 0x3c ? 'utf-16' : 'binary'
  const text = withoutProlog(head.toString('latin1'))
  if (htmlStart.test(text)) return 'html'
  if (text.startsWith('<')) return 'xml'
  if (text.startsWith('{') || text.startsWith('[')) return 'json'
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'icalendar'
  return text === '' ? (head.toString('latin1').includes('<?xml') ? 'xml' : 'empty') : 'text'
}

/** Without byte order mark, blanks, XML declaration and comments. */
function withoutProlog(text: string): string {
  return text.replace(/^ï»¿/, '').replace(/^(\s+|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/, '')
}
