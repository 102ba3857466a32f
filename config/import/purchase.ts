/** A purchase as any format of history has it. */
export interface Purchase {
  /** Line of the file, from 1. */
  line: number
  customer: string
  /** The customer and the ordinal of this line among the customer's lines. */
  orderId: string
  /** ISO 8601 with offset. */
  paidAt: string
  paidFen: number
}

export interface SkippedLine {
  line: number
  why: string
}

export interface History {
  purchases: Purchase[]
  skipped: SkippedLine[]
}
