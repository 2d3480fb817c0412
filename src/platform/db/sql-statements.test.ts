import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { saysSomething, splitStatements } from './sql-statements.ts'

const statementsOf = (sql: string) =>
  splitStatements(sql)
    .filter(saysSomething)
    .map(({ text, line }) => `${line}: ${text.trim().replace(/^(?:--.*\n\s*)+/, '')}`)

const wholes = [
  `select ';'`,
  `select E'it\\'s; here', 'it''s;'`,
  'select "a;b"',
  'do $$ begin; end; $$',
  'do $body$ begin perform $$;$$; end $body$',
  'select 1 -- one; two',
  'select /* a; /* b; */ c; */ 2',
  'create rule r as on insert to t do also (select 1; select 2)',
  'create function f() returns int begin atomic select case when true then 1 end; select 2; end',
  'create or replace procedure p() begin atomic insert into t values (1); end',
  'select $1, a$b$c',
  'begin',
]

describe('the statements of a file', () => {
  it('are cut at semicolons, and only at those that end a statement', () => {
    for (const whole of wholes)
      assert.deepEqual(
        statementsOf(`${whole}\n;\nselect 'next';`),
        [`1: ${whole}\n;`, `${2 + whole.split('\n').length}: select 'next';`],
        whole,
      )
  })

  it('begin on the line of their first word, after blank lines and comments', () => {
    assert.deepEqual(statementsOf('-- why\n\ncreate table a ();\n\n/* and\nwhy */ create table b ();  create table c ();\n-- end'), [
      '3: create table a ();',
      '6: /* and\nwhy */ create table b ();',
      '6: create table c ();',
    ])
  })

  it('are none in a file of comments', () => {
    assert.deepEqual(statementsOf('-- nothing; yet\n/* ; */\n ; \n'), [])
  })

  it('joined give the file again, whatever is in it', () => {
    const piece = fc.constantFrom(
      ';',
      "'",
      '"',
      '$$',
      '$a$',
      '(',
      ')',
      '--',
      '/*',
      '*/',
      '\n',
      ' ',
      'e',
      'begin',
      'end',
      'case',
      'create function',
      '\\',
      'é',
      '1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const sql = pieces.join('')
        assert.equal(
          splitStatements(sql)
            .map(({ text }) => text)
            .join(''),
          sql,
        )
      }),
    )
  })

  it('stay apart whatever stands beside them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...wholes.filter(whole => !whole.includes('--'))), { minLength: 1, maxLength: 8 }), chosen => {
        assert.equal(splitStatements(chosen.map(whole => `${whole};`).join('\n')).length, chosen.length)
      }),
    )
  })
})
