/** Boroughs on a tile that has no room for a name: as much of it as people need to know it again. */

const SHORT: Readonly<Record<string, string>> = {
  ...{ E09000001: 'City', E09000002: 'B&D', E09000003: 'Barn', E09000004: 'Bex', E09000005: 'Bren', E09000006: 'Brom', E09000007: 'Cam' },
  ...{ E09000008: 'Croy', E09000009: 'Eal', E09000010: 'Enf', E09000011: 'Grn', E09000012: 'Hack', E09000013: 'H&F', E09000014: 'Hgey' },
  ...{ E09000015: 'Harr', E09000016: 'Hav', E09000017: 'Hill', E09000018: 'Houn', E09000019: 'Isl', E09000020: 'K&C', E09000021: 'King' },
  ...{ E09000022: 'Lam', E09000023: 'Lew', E09000024: 'Mert', E09000025: 'New', E09000026: 'Red', E09000027: 'Rich', E09000028: 'Swk' },
  ...{ E09000029: 'Sut', E09000030: 'T H', E09000031: 'W F', E09000032: 'Wan', E09000033: 'West' },
}

export const shortName = ({ code, name }: { code: string; name: string }): string => SHORT[code] ?? name.slice(0, 4)
