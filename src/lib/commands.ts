/** Acting: once, however often it is tapped and however often the answer is lost on the way. */
import { useCallback, useRef, useState } from 'react'
import type { Reply } from '../domain/result'
import { type ActionName, call, type FunctionName, type InputOf, isUnanswered, type ValueOf } from './cloud'
import { forgetRequestId, requestIdFor } from './request-ids'

interface Order<I> {
  input: I
  /** What tells this command from an equal one later, such as the day of a check-in. */
  about?: string
}

/**
 * Sends a command; when the answer is lost, sends the same once more, marked as a repeat.
 * A request that the cloud let lapse is forgotten, so that the next tap is a new one.
 */
export async function command<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  { input, about = '' }: Order<InputOf<F, A>>,
): Promise<Reply<ValueOf<F, A>>> {
  const act = `${name}.${action}|${about}|${JSON.stringify(input)}`
  const { requestId, isRepeat } = requestIdFor(act)
  const send = (again: boolean) => call(name, action, { ...input, requestId, ...(again && { repeat: true }) })
  let outcome = await send(isRepeat)
  if (isUnanswered(outcome)) outcome = await send(true)
  if (!isUnanswered(outcome)) forgetRequestId(act)
  return outcome
}

export interface Command<I, V> {
  isRunning: boolean
  /** Answers null where the same command is under way: a second tap is no second command. */
  run: (order: Order<I>) => Promise<Reply<V> | null>
}

export function useCommand<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
): Command<InputOf<F, A>, ValueOf<F, A>> {
  const [isRunning, setRunning] = useState(false)
  const lock = useRef(false)
  const run = useCallback(
    async (order: Order<InputOf<F, A>>) => {
      if (lock.current) return null
      lock.current = true
      setRunning(true)
      const outcome = await command(name, action, order)
      lock.current = false
      setRunning(false)
      return outcome
    },
    [name, action],
  )
  return { isRunning, run }
}
