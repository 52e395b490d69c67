import { type SubmitEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { type FailureCode, failureCode, RequestError } from '../api.ts'
import { ProofGivenUp } from '../with-proof.ts'

type Values<Name extends string> = Record<Name, string>

interface FormOptions<Name extends string, Input> {
  /**
   * The fields, in the order in which they stand on the screen. One that stands deeper in what is sent bears its
   * dotted path as its name, `organization.shortName`: so do the faults that the schema and the server find in it.
   */
  initial: Values<Name>
  /** A schema of `shared`: the form refuses what the server would. */
  schema: {
    safeParse: (
      values: Values<NoInfer<Name>>,
    ) => { success: true; data: Input } | { success: false; error: { issues: { path: PropertyKey[] }[] } }
  }
  send: (input: Input) => Promise<unknown>
  /** What is wrong with a field and what to do, in words. */
  faultText: (name: NoInfer<Name>, code: FailureCode, value: string) => string
  /** The field that a refusal is about, where it is about one. */
  fieldOf?: (code: FailureCode) => NoInfer<Name> | undefined
}

/**
 * The life of a small form: values, faults by field, one problem of the whole. Nothing typed is ever lost,
 * and after a refusal the focus goes to the first field at fault, whose description says why.
 */
export function useForm<Name extends string, Input>(options: FormOptions<Name, Input>) {
  const [values, setValues] = useState(options.initial)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const { faults, inputs, refuse, mend, clear } = useFaults<Name>(options.initial)

  /** Sends these values; the fields show them too, so that a refusal can be mended in place. */
  async function submit(sent: Values<Name>) {
    if (isSending) return
    setValues(sent)
    clear()
    setProblem(null)
    // A date half typed has no value, and would pass for none.
    const half = [...inputs].filter(([, input]) => input.validity.badInput).map(([name]) => name)
    const parsed = options.schema.safeParse(sent)
    if (half.length > 0 || !parsed.success) {
      const issues = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join('.'))
      refuse([...half, ...issues], 'invalid-input')
      return
    }
    setSending(true)
    try {
      await options.send(parsed.data)
    } catch (error) {
      if (error instanceof ProofGivenUp) return
      const code = failureCode(error)
      const field = options.fieldOf?.(code)
      const fields = field === undefined ? fieldsOf(error) : [field]
      if (!refuse(fields, code)) setProblem(error)
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
    /** The props of a `TextField`. */
    field: (name: Name) => ({
      name,
      value: values[name],
      onChange: (value: string) => {
        setValues((before) => ({ ...before, [name]: value }))
        mend(name)
      },
      error: faults.has(name)
        ? options.faultText(name, faults.get(name) ?? 'invalid-input', values[name])
        : undefined,
      ref: (input: HTMLInputElement | null) => {
        if (input) inputs.set(name, input)
        else inputs.delete(name)
      },
    }),
  }
}

/** Which fields are at fault, and why. */
function useFaults<Name extends string>(initial: Values<Name>) {
  const [faults, setFaults] = useState<ReadonlyMap<Name, FailureCode>>(new Map())
  const [inputs] = useState(() => new Map<Name, HTMLInputElement>())
  return {
    faults,
    inputs,
    clear: () => setFaults(new Map()),
    mend: (mended: Name) => setFaults((before) => new Map([...before].filter(([name]) => name !== mended))),
    /** Marks those fields that the form has and goes to the first; false when it has none of them. */
    refuse: (fields: readonly unknown[], code: FailureCode) => {
      const names = (Object.keys(initial) as Name[]).filter((name) => fields.includes(name))
      // Drawn before the focus moves, so that a screen reader finds the words with the field.
      flushSync(() => setFaults(new Map(names.map((name) => [name, code]))))
      const [first] = names
      if (first !== undefined) inputs.get(first)?.focus()
      return first !== undefined
    },
  }
}

function fieldsOf(error: unknown): readonly string[] {
  return error instanceof RequestError ? error.fields : []
}
