/** How thoroughly to measure, and on which history. */
export interface BenchWish {
  /** A fraction of the repetitions, for a look. */
  isQuick: boolean
  /** A purchase history of the format cdnow; absent: the real one beside the checkout, or a made-up one. */
  history?: string
}
