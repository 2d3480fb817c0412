import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pendingOf, runsAlone } from './migration-files.ts'
import type { SqlFile } from './sql-files.ts'

const file = (name: string, text = 'select 1;'): SqlFile => ({ name, text, digest: `digest of ${text}` })
const done = (name: string) => ({ name, digest: file(name).digest })
const names = (files: readonly SqlFile[]) => files.map(({ name }) => name)
const [one, two, three] = [file('0001-one.sql'), file('0002-two.sql'), file('0003-three.sql')]

describe('the migrations that follow', () => {
  it('are those that have not run, in order', () => {
    assert.deepEqual(names(pendingOf([one, two, three], [])), names([one, two, three]))
    assert.deepEqual(names(pendingOf([one, two, three], [done(one.name), done(two.name)])), [three.name])
    assert.deepEqual(pendingOf([one], [done(one.name)]), [])
  })

  it('are none where a file that ran was changed, is gone, or got a late neighbour', () => {
    assert.throws(() => pendingOf([file(one.name, 'select 2;')], [done(one.name)]), {
      kind: 'conflict',
      message: /0001-one.sql .* changed/,
    })
    assert.throws(() => pendingOf([one], [done(one.name), done(two.name)]), {
      kind: 'conflict',
      message: /0002-two.sql, which this release does not have/,
    })
    assert.throws(() => pendingOf([one, two], [done(two.name)]), { kind: 'conflict', message: /0001-one.sql comes before 0002-two.sql/ })
  })

  it('have a number of their own and a plain name', () => {
    assert.throws(() => pendingOf([one, file('0001-again.sql')], []), { message: /Two migrations have the number 0001/ })
    for (const name of ['1-one.sql', '0001_one.sql', '0001-One.sql', '0001-.sql'])
      assert.throws(() => pendingOf([file(name)], []), { message: /no name/ })
  })
})

describe('a file without a transaction', () => {
  it('says so in its first line and bears a second run', () => {
    assert.equal(
      runsAlone(file('0001-one.sql', '-- no transaction: concurrently\ncreate index concurrently if not exists i on t (a);\n')),
      true,
    )
    assert.equal(runsAlone(one), false)
    for (const text of ['create index concurrently i on t (a);', 'drop table if exists a; drop table if exists b;', ''])
      assert.throws(() => runsAlone(file('0001-one.sql', `-- no transaction\n${text}`)), { kind: 'conflict' }, text)
  })
})
