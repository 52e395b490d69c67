import { isSuggestionType } from '@plenary/shared/document/settle-suggestions.ts'
import {
  encodeSource,
  SUGGESTION_ATTRIBUTES,
  type SuggestionSource,
  sourceOn,
} from '@plenary/shared/document/suggestion.ts'
import type { Node, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform'
import { NotByStepsError } from './not-by-steps.ts'
import { suggestDeletion } from './suggest-deletion.ts'
import { suggestFormat } from './suggest-format.ts'
import { suggestInsertion, withoutSuggestions } from './suggest-insertion.ts'
import { isInOwnBlock, ownIdAt, ownIdIn, type Suggester } from './suggester.ts'

/** Where what a step put in stands: in the text that was wanted, and in the one with suggestions. */
type Landing = { wanted: number; size: number; at: number }

/**
 * Follows the steps of a change that somebody wants to make, and makes suggestions of them in a change of its own.
 * Places are led back to before the change, and from there into the text with suggestions.
 */
export class StepSuggester {
  readonly tr: Transaction
  readonly #wanted: Transaction
  readonly #suggester: Suggester
  #source: SuggestionSource | null = null
  #landing: Landing | null = null

  constructor(wanted: Transaction, state: EditorState, suggester: Suggester) {
    this.tr = state.tr
    this.#wanted = wanted
    this.#suggester = suggester
  }

  /** @throws {NotByStepsError} @throws {RangeError} */
  run(): void {
    this.#wanted.steps.forEach((step, index) => {
      this.#follow(step, index)
    })
  }

  /** Where a place of the wanted text is in the text with suggestions. */
  placeOf(wanted: number, bias: -1 | 1): number {
    const landing = this.#landing
    const into = landing ? wanted - landing.wanted : -1
    if (landing && into >= 0 && into <= landing.size) return landing.at + into
    return this.#place(wanted, this.#wanted.steps.length, bias)
  }

  #follow(step: Step, index: number): void {
    if (step instanceof ReplaceStep) this.#replace(step, index)
    else if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) this.#format(step, index)
    else if (step instanceof ReplaceAroundStep) this.#retype(step, index)
    else if (step instanceof AttrStep && step.attr === 'id')
      this.tr.setNodeAttribute(this.#place(step.pos, index, 1), 'id', step.value)
    else throw new NotByStepsError()
  }

  #replace({ from, to, slice }: ReplaceStep, index: number): void {
    const start = this.#place(from, index, 1)
    const end = from === to ? start : Math.max(start, this.#place(to, index, -1))
    const { doc } = this.tr
    if (start - end === from - to && isInOwnBlock(doc, start, end, this.#suggester, slice.openStart)) {
      this.tr.step(new ReplaceStep(start, end, slice))
      withoutSuggestions(this.tr, start, start + slice.size)
      this.#land(from, start, slice)
      return
    }
    if (!isWithinReach(doc, start, end)) throw new NotByStepsError()
    const source = this.#sourceAt(start, end, slice)
    const maps = this.tr.mapping.maps.length
    if (end > start) suggestDeletion(this.tr, { from: start, to: end, source, suggester: this.#suggester })
    if (slice.size === 0) return
    const at = this.tr.mapping.slice(maps).map(end, 1)
    suggestInsertion(this.tr, at, slice, source)
    this.#land(from, at, slice)
  }

  #land(from: number, at: number, slice: Slice): void {
    this.#landing = { wanted: from, size: slice.size, at }
  }

  #format(step: AddMarkStep | RemoveMarkStep, index: number): void {
    const { mark } = step
    if (isSuggestionType(mark.type)) throw new NotByStepsError()
    const [from, to] = [this.#place(step.from, index, 1), this.#place(step.to, index, -1)]
    const isAdded = step instanceof AddMarkStep
    if (isInOwnBlock(this.tr.doc, from, to, this.#suggester)) {
      if (isAdded) this.tr.addMark(from, to, mark)
      else this.tr.removeMark(from, to, mark)
      return
    }
    const source = this.#sourceAt(from, from)
    suggestFormat(this.tr, { from, to, mark, isAdded, source, suggester: this.#suggester })
  }

  /** A paragraph becomes a heading, or the other way round; anything else around blocks is not told by steps. */
  #retype(step: ReplaceAroundStep, index: number): void {
    const { from, to, gapFrom, gapTo, slice } = step
    const at = this.#place(from, index, 1)
    const [before, after] = [this.tr.doc.nodeAt(at), slice.content.firstChild]
    const isMarkup = gapFrom === from + 1 && gapTo === to - 1 && slice.size === 2
    if (!isMarkup || !before?.isTextblock || !after?.isTextblock) throw new NotByStepsError()
    const attrs = { ...after.attrs, ...pick(before, SUGGESTION_ATTRIBUTES) }
    const isOwn = isInOwnBlock(this.tr.doc, at + 1, at + 1, this.#suggester) || isAlike(before, after)
    const changed = isOwn ? before.attrs.changed : this.#changeOf(before, after, at)
    this.tr.setNodeMarkup(at, after.type, { ...attrs, changed }, before.marks)
  }

  #changeOf(before: Node, after: Node, at: number) {
    const former = sourceOn(before.attrs, 'changed')?.before ?? JSON.stringify(shapeOf(before))
    if (former === JSON.stringify(shapeOf(after))) return null
    return encodeSource({ ...this.#sourceAt(at, at), before: former })
  }

  /** One source for a whole change; one that goes on where it was left is one with what is there. */
  #sourceAt(from: number, to: number, slice?: Slice): SuggestionSource {
    if (this.#source) return this.#source
    const { doc } = this.tr
    const id =
      ownIdIn(slice, this.#suggester) ??
      ownIdAt(doc, from, this.#suggester) ??
      ownIdAt(doc, to, this.#suggester) ??
      this.#suggester.newId()
    this.#source = { id, ...this.#suggester.source }
    return this.#source
  }

  #place(wanted: number, steps: number, bias: -1 | 1): number {
    let at = wanted
    for (let index = steps - 1; index >= 0; index--) {
      const back = this.#wanted.mapping.maps[index]?.invert().mapResult(at, bias)
      if (!back || back.deletedAcross) throw new NotByStepsError()
      at = back.pos
    }
    return this.tr.mapping.map(at, bias)
  }
}

/** A range of words, from text block to text block, or one of whole blocks side by side. */
function isWithinReach(doc: Node, from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  if ($from.parent.isTextblock || $to.parent.isTextblock)
    return $from.parent.isTextblock && $to.parent.isTextblock
  return $from.sameParent($to)
}

/** What a text block is, without its id and what is suggested of it. */
function shapeOf({ type, attrs }: Node) {
  const own = Object.entries(attrs).filter(
    ([name, value]) =>
      value !== null && name !== 'id' && !SUGGESTION_ATTRIBUTES.some((suggested) => suggested === name),
  )
  return { type: type.name, attrs: Object.fromEntries(own) }
}

function isAlike(one: Node, other: Node): boolean {
  return JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other))
}

function pick({ attrs }: Node, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, attrs[name]]))
}
