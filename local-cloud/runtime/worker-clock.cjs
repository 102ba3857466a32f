'use strict'
/**
 * The cloud's clock and the time zone of cloud functions (UTC) inside a worker thread, put in place before the bundle
 * loads. Only the worker's own realm is changed. TZ cannot be set for one thread, so the local-time methods of Date
 * are made the UTC ones.
 */
const localParts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']
const zoneName = 'GMT+0000 (Coordinated Universal Time)'
/** A date-only string is UTC by the standard; others name their zone at the end. */
const namesItsZone = /^[+-]?\d{4,6}(-\d\d){0,2}$|(Z|GMT|UTC?|[ECMP][SD]T|[+-]\d\d:?\d\d)\s*(\(.*\))?\s*$/i

function install(shared, stands) {
  const cell = new BigInt64Array(shared)
  const MachineDate = Date
  const machineNow = MachineDate.now
  const parse = parseAsUtc(MachineDate)
  const now = () => Number(Atomics.load(cell, 0)) + (stands ? 0 : machineNow())
  function CloudDate(...parts) {
    if (new.target === undefined) return new CloudDate().toString()
    return Reflect.construct(MachineDate, [instantOf(parts)], new.target)
  }
  const instantOf = (parts) => {
    if (parts.length === 0) return now()
    if (parts.length > 1) return MachineDate.UTC(...parts)
    return typeof parts[0] === 'string' ? parse(parts[0]) : parts[0]
  }
  Object.defineProperties(CloudDate, {
    name: { value: 'Date', configurable: true },
    length: { value: 7, configurable: true },
    now: { value: now, writable: true, configurable: true },
    parse: { value: parse, writable: true, configurable: true },
    UTC: { value: MachineDate.UTC, writable: true, configurable: true },
    prototype: { value: MachineDate.prototype },
  })
  useUtc(MachineDate.prototype)
  MachineDate.prototype.constructor = CloudDate
  globalThis.Date = CloudDate
  formatInUtc(MachineDate.prototype)
}

/** Without a zone in the text the machine would read local time: its parts are taken as UTC instead. */
function parseAsUtc(MachineDate) {
  const { getFullYear, getMonth, getDate, getHours, getMinutes, getSeconds, getMilliseconds } =
    MachineDate.prototype
  const parts = [getFullYear, getMonth, getDate, getHours, getMinutes, getSeconds, getMilliseconds]
  return (text) => {
    const at = MachineDate.parse(text)
    if (Number.isNaN(at) || namesItsZone.test(String(text).trim())) return at
    const local = new MachineDate(at)
    const utc = new MachineDate(0)
    const [year, month, day, ...time] = parts.map((part) => part.call(local))
    utc.setUTCFullYear(year, month, day)
    return utc.setUTCHours(...time)
  }
}

function useUtc(prototype) {
  for (const part of [...localParts, 'Day']) prototype[`get${part}`] = prototype[`getUTC${part}`]
  for (const part of localParts) prototype[`set${part}`] = prototype[`setUTC${part}`]
  const { toUTCString } = prototype
  const isInvalid = (date) => Number.isNaN(date.getTime())
  prototype.getTimezoneOffset = function () {
    return isInvalid(this) ? NaN : 0
  }
  prototype.toDateString = function () {
    if (isInvalid(this)) return 'Invalid Date'
    const [weekday, day, month, year] = toUTCString.call(this).replace(',', '').split(' ')
    return `${weekday} ${month} ${day} ${year}`
  }
  prototype.toTimeString = function () {
    return isInvalid(this) ? 'Invalid Date' : `${toUTCString.call(this).split(' ')[4]} ${zoneName}`
  }
  prototype.toString = function () {
    return isInvalid(this) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`
  }
}

/** Formatting without a stated zone formats in UTC. */
function formatInUtc(prototype) {
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const original = prototype[name]
    prototype[name] = function (locales, options) {
      return original.call(this, locales, { timeZone: 'UTC', ...options })
    }
  }
  const MachineFormat = Intl.DateTimeFormat
  function DateTimeFormat(locales, options) {
    return Reflect.construct(
      MachineFormat,
      [locales, { timeZone: 'UTC', ...options }],
      new.target ?? DateTimeFormat,
    )
  }
  DateTimeFormat.prototype = MachineFormat.prototype
  DateTimeFormat.supportedLocalesOf = MachineFormat.supportedLocalesOf
  Intl.DateTimeFormat = DateTimeFormat
}

module.exports = { install }
