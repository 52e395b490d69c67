import { useLingui } from '@lingui/react/macro'
import type { ChainedCommands } from '@tiptap/core'
import {
  Heading1,
  Heading2,
  Heading3,
  Image,
  Lightbulb,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Signature,
  Table,
  Target,
  TextQuote,
} from 'lucide-react'

/** A block that one can begin by typing its name after a slash. */
export interface SlashCommand {
  id: string
  icon: LucideIcon
  label: string
  /** Other words by which it is found, beside those of its label. */
  words: string
  /** Called with the slash and what was typed after it gone. */
  run: (chain: ChainedCommands) => ChainedCommands
}

/** All blocks that the menu knows, in its order: one row each. */
export function useSlashCommands(): readonly SlashCommand[] {
  const { t } = useLingui()
  return [
    row('h1', Heading1, t`Heading 1`, t`title`, (chain) => chain.setHeading({ level: 1 })),
    row('h2', Heading2, t`Heading 2`, t`title section`, (chain) => chain.setHeading({ level: 2 })),
    row('h3', Heading3, t`Heading 3`, t`title subsection`, (chain) => chain.setHeading({ level: 3 })),
    row('list', List, t`Bulleted list`, t`points`, (chain) => chain.toggleBulletList()),
    row('numbers', ListOrdered, t`Numbered list`, t`points figures`, (chain) => chain.toggleOrderedList()),
    row('quote', TextQuote, t`Quotation`, t`citation`, (chain) => chain.toggleBlockquote()),
    row('table', Table, t`Table`, t`rows columns`, (chain) => chain.insertTable()),
    row('recommendation', Target, t`Recommendation`, t`ask demand`, (chain) =>
      chain.setNode('recommendation'),
    ),
    row('hint', Lightbulb, t`Hint for writers`, t`guidance help`, (chain) => chain.setNode('guidance')),
    row('list-of-recommendations', ListChecks, t`All recommendations`, t`list consolidated`, (chain) =>
      chain.insertContent({ type: 'recommendationList' }),
    ),
    row('signatories', Signature, t`Organisations of the coalition`, t`signatories names members`, (chain) =>
      chain.insertContent({ type: 'signatories' }),
    ),
    row('picture', Image, t`Picture`, t`image photo chart figure`, (chain) =>
      chain.command(({ editor }) => {
        editor.storage.aidSlots.images?.run?.()
        return true
      }),
    ),
    row('rule', Minus, t`Line across`, t`rule separator`, (chain) => chain.setHorizontalRule()),
  ]
}

function row(
  id: string,
  icon: LucideIcon,
  label: string,
  words: string,
  run: SlashCommand['run'],
): SlashCommand {
  return { id, icon, label, words, run }
}
