/** Gives every file in a zip the same date, so that making the workbook again gives the same bytes. */
const END_RECORD = 0x06054b50
const CENTRAL_ENTRY = 0x02014b50
/** 1 October 2026, midnight, in the form zips use: days, months and years since 1980 in bits. */
const DATE = ((2026 - 1980) << 9) | (10 << 5) | 1

export function withFixedTimes(bytes: Buffer): Buffer {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END_RECORD).buffer))
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('The workbook is not laid out as a zip with one directory')
    stamp(zip, at + 12)
    stamp(zip, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(0, at)
  zip.writeUInt16LE(DATE, at + 2)
}
