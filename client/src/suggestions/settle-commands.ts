import { settleSuggestions, type Verdict } from '@plenary/shared/document/settle-suggestions.ts'
import type { SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { SETTLES } from '../anchors/settling.ts'
import { listSuggestions } from './list-suggestions.ts'

/** Which suggestions an act is about: one, those of an organisation, those that touch a range, or all. */
export type SuggestionScope =
  | { kind: 'one'; id: string }
  | { kind: 'organization'; organizationId: string }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'all' }

/**
 * Accepts or rejects suggestions, as an edit of whoever does it, in Suggest mode too; undo takes it back. Does nothing
 * when there are none of that kind.
 */
export function settle(verdict: Verdict, scope: SuggestionScope): Command {
  return (state, dispatch) => {
    const { tr } = state
    const isMeant = judgeOf(state.doc, scope)
    settleSuggestions(tr, (source) => (isMeant(source) ? verdict : null))
    if (!tr.docChanged) return false
    dispatch?.(tr.setMeta(SETTLES, true))
    return true
  }
}

/** A suggestion that a range touches is meant as a whole: half of one makes no sense to anybody. */
function judgeOf(doc: Node, scope: SuggestionScope): (source: SuggestionSource) => boolean {
  switch (scope.kind) {
    case 'one':
      return ({ id }) => id === scope.id
    case 'organization':
      return ({ organizationId }) => organizationId === scope.organizationId
    case 'range': {
      const touched = listSuggestions(doc).filter(({ pieces }) =>
        pieces.some(({ from, to }) => from < scope.to && to > scope.from),
      )
      const ids = new Set(touched.map(({ id }) => id))
      return ({ id }) => ids.has(id)
    }
    case 'all':
      return () => true
  }
}
