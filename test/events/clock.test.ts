import { expect, it } from 'vitest'
import { parseTime } from '../../src/events/clock.ts'

it.each([
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['9:05', '09:05'],
  ['at 9', '09:00'],
  ['9am', '09:00'],
  ['9 AM', '09:00'],
  ['9 a.m.', '09:00'],
  ['9.30 pm', '21:30'],
  ['9h30', '09:30'],
  ['18h', '18:00'],
  ["9 o'clock", '09:00'],
  ['0930', '09:30'],
  ['1830h', '18:30'],
  ['12am', '00:00'],
  ['12:30 am', '00:30'],
  ['12 pm', '12:00'],
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['23:59', '23:59'],
])('reads %s as %s', (typed, time) => expect(parseTime(typed)).toBe(time))

it.each(['', '24:00', '25', '9:60', '9:5', '13pm', '0am', '-9', '2027', 'nine', '9:00:00', 'constructor', '9 10'])(
  'takes "%s" for no time of day',
  typed => expect(parseTime(typed)).toBeUndefined(),
)
