import { type SubmitEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type FailureCode, failureCode, RequestError } from '../api.ts'

interface FormOptions<Name extends string, Input> {
  /** The fields, in the order in which they stand on the screen. */
  initial: Record<Name, string>
  /** A schema of `shared`: the form refuses what the server would. */
  schema: {
    safeParse: (
      values: Record<NoInfer<Name>, string>,
    ) => { success: true; data: Input } | { success: false; error: { issues: { path: PropertyKey[] }[] } }
  }
  send: (input: Input) => Promise<unknown>
  /** What is wrong with a field and what to do, in words. */
  faultText: (name: NoInfer<Name>, code: FailureCode) => string
  /** The field that a refusal is about, where it is about one. */
  fieldOf?: (code: FailureCode) => NoInfer<Name> | undefined
}

/**
 * The life of a small form: values, faults by field, one problem of the whole. Nothing typed is ever lost,
 * and after a refusal the focus goes to the first field at fault, whose description says why.
 */
export function useForm<Name extends string, Input>(options: FormOptions<Name, Input>) {
  const [values, setValues] = useState<Record<Name, string>>(options.initial)
  const [faults, setFaults] = useState<Partial<Record<Name, FailureCode>>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const inputs = useRef(new Map<Name, HTMLInputElement>())

  function refuse(names: Name[], code: FailureCode) {
    // Drawn before the focus moves, so that a screen reader finds the words with the field.
    flushSync(() => setFaults(Object.fromEntries(names.map((name) => [name, code])) as typeof faults))
    const order = Object.keys(options.initial) as Name[]
    const first = order.find((name) => names.includes(name))
    if (first) inputs.current.get(first)?.focus()
  }

  function fail(error: unknown) {
    const code = failureCode(error)
    const field = options.fieldOf?.(code)
    const named = error instanceof RequestError ? error.fields.filter((name) => name in options.initial) : []
    const names = field ? [field] : (named as Name[])
    if (names.length > 0) refuse(names, code)
    else setProblem(error)
  }

  /** Sends these values; the fields show them too, so that a refusal can be mended in place. */
  async function submit(sent: Record<Name, string>) {
    if (isSending) return
    setValues(sent)
    setFaults({})
    setProblem(null)
    const parsed = options.schema.safeParse(sent)
    if (!parsed.success) {
      refuse(
        parsed.error.issues.map((issue) => String(issue.path[0]) as Name),
        'invalid-input',
      )
      return
    }
    setSending(true)
    try {
      await options.send(parsed.data)
    } catch (error) {
      fail(error)
    } finally {
      setSending(false)
    }
  }

  return {
    values,
    problem,
    isSending,
    submit,
    handleSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault()
      void submit(values)
    },
    set: (name: Name, value: string) => setValues((before) => ({ ...before, [name]: value })),
    clear: () => setValues(options.initial),
    /** The props of a `TextField`. */
    field: (name: Name) => ({
      name,
      value: values[name],
      onChange: (value: string) => {
        setValues((before) => ({ ...before, [name]: value }))
        setFaults(({ [name]: _mended, ...others }) => others as typeof faults)
      },
      error: faults[name] && options.faultText(name, faults[name]),
      ref: (input: HTMLInputElement | null) => {
        if (input) inputs.current.set(name, input)
        else inputs.current.delete(name)
      },
    }),
  }
}
