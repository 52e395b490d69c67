import type { Db } from '@plenary/db/database.ts'
import { findTemplate, type TemplateRecord } from '@plenary/db/templates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CoalitionId } from '@plenary/shared/ids.ts'
import type { KnownMechanism } from '@plenary/shared/mechanisms.ts'
import type { TemplateChoice, TemplateLanguage } from '@plenary/shared/template-choice.ts'
import * as z from 'zod'
import { findMechanism } from '../mechanisms/mechanisms.ts'
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts'
import { type PlainBlock, plainBlockSchema, type TemplateText, textOf } from './plain-blocks.ts'
import { blocksIn } from './template-text.ts'

const blocksSchema = z.array(plainBlockSchema)

/** The blocks that a coalition has kept. */
export function keptBlocks({ blocks }: TemplateRecord): PlainBlock[] {
  return blocksSchema.parse(blocks)
}

/** The text of a template that a coalition may begin from, and what its room follows; null for one that it does not know any more. */
export type ChosenTemplate = { text: TemplateText; mechanism: string | null }

/** @throws {AppError} `invalid-input` for a template that the coalition does not have */
export async function readTemplate(
  db: Db,
  coalitionId: CoalitionId,
  { choice, language }: { choice: TemplateChoice; language: TemplateLanguage },
): Promise<ChosenTemplate> {
  if ('own' in choice) {
    const kept = await findTemplate(db, coalitionId, choice.own)
    if (!kept) throw new AppError('invalid-input', { detail: 'template' })
    const mechanism = await mechanismOf(db, coalitionId, kept.mechanism)
    return { text: textOf(keptBlocks(kept)), mechanism: mechanism?.key ?? null }
  }
  const template = BUILT_IN_TEMPLATES.find(({ key }) => key === choice.builtIn)
  if (!template) throw new AppError('invalid-input', { detail: 'template' })
  const mechanism = await mechanismOf(db, coalitionId, template.mechanism)
  const text = textOf(blocksIn(template, language, wordsOf(mechanism)))
  return { text, mechanism: mechanism?.key ?? null }
}

async function mechanismOf(
  db: Db,
  coalitionId: CoalitionId,
  key: string | null,
): Promise<KnownMechanism | null> {
  return key === null ? null : findMechanism(db, coalitionId, key)
}

/** Pages are no words: a budget out of an estimate would look like a rule. */
function wordsOf(mechanism: KnownMechanism | null): number | null {
  return mechanism?.limit.unit === 'words' ? mechanism.limit.max : null
}
