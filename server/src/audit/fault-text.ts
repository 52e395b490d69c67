import type { ChainFault } from '@plenary/db/audit-check.ts'

/** What is wrong with a chain, in a sentence for whoever runs the server. */
export function faultText(fault: ChainFault): string {
  switch (fault.kind) {
    case 'changed':
      return `row ${fault.seq}: its content was changed`
    case 'missing':
      return fault.from === fault.to
        ? `row ${fault.from} is missing`
        : `rows ${fault.from} to ${fault.to} are missing`
    case 'inserted':
      return fault.from === fault.to
        ? `row ${fault.from} was inserted`
        : `rows ${fault.from} to ${fault.to} were inserted`
    case 'moved':
      return `row ${fault.seq} is out of order: it was row ${fault.wasSeq}`
    case 'foreign':
      return `row ${fault.seq} does not belong here: it was row ${fault.wasSeq} of chain ${fault.wasChain}`
    case 'end-missing':
      return fault.rows === 1 ? 'the last row is missing' : `the last ${fault.rows} rows are missing`
    case 'end-changed':
      return `row ${fault.seq}, the last: it is not the one with which the chain ended`
    case 'head-missing':
      return 'its head is missing, so that nobody can tell whether rows are missing at its end'
  }
}
