import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DatabaseError } from 'pg'
import { z } from 'zod'
import { conflict } from '../../values/problem.ts'
import { tellable } from './tellable.ts'

const refusal = Object.assign(new DatabaseError('invalid input syntax for type uuid: "Jo Bloggs"', 1, 'error'), { code: '22P02' })

describe('what is told of a job that failed', () => {
  it('is what we said ourselves', () => {
    assert.equal(tellable(new Error('The mail server does not answer')), 'The mail server does not answer')
    assert.equal(tellable(conflict('It is over')), 'It is over')
    assert.equal(tellable('Jo Bloggs'), 'It failed without a reason')
  })

  it('holds no value that a row or a payload had', () => {
    assert.equal(tellable(refusal), 'The database refused it (22P02)')
    const unfit = z.object({ mail: z.literal('x') }).safeParse({ mail: 'Jo Bloggs' }).error
    assert.equal(tellable(unfit), 'What the job was given is not what it takes')
    assert.equal(tellable(new AggregateError([refusal, unfit], 'Two')).includes('Bloggs'), false)
  })
})
