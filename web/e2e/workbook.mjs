// The smallest workbook that is one: texts in the cells of one sheet, in a ZIP without compression.
const kTable = Uint32Array.from({ length: 256 }, (_, n) => { for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = (bytes) => (bytes.reduce((sum, byte) => kTable[(sum ^ byte) & 0xff] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const column = (at) => String.fromCharCode(65 + at);

function record(signature, name, bytes, more = []) {
  const head = Buffer.alloc(more.length > 0 ? 46 : 30);
  const at = more.length > 0 ? 2 : 0;                        // the directory's records say by which version they were made
  head.writeUInt32LE(signature, 0);
  head.writeUInt16LE(20, 4 + at);
  head.writeUInt32LE(crc(bytes), 14 + at);
  head.writeUInt32LE(bytes.length, 18 + at);
  head.writeUInt32LE(bytes.length, 22 + at);
  head.writeUInt16LE(name.length, 26 + at);
  if (more.length > 0) head.writeUInt32LE(more[0], 42);
  return head;
}

function zip(files) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const whole = Buffer.concat([record(0x04034b50, name, bytes), Buffer.from(name), bytes]);
    directory.push(record(0x02014b50, name, bytes, [at]), Buffer.from(name));
    parts.push(whole);
    at += whole.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** Rows of texts as an XLSX file. */
export function workbook(rows) {
  const cells = (row, number) => row.map((text, at) => `<c r="${column(at)}${number}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`).join('');
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`).join('');
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook xmlns:r="urn:r"><sheets><sheet name="one" r:id="s"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Type="${kind}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  });
}
