import { useLingui } from '@lingui/react/macro'
import type { Coalition } from '@plenary/shared/coalitions.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { type CreatedInvite, newInviteSchema } from '@plenary/shared/invites.ts'
import { INVITE_DEFAULT_HOURS, INVITE_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { GIVEN_ROLES, type GivenRole, isWithin, type RoomRole } from '@plenary/shared/permissions.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serverFactsQuery } from '../accounts/use-server-facts.ts'
import { coalitionQuery } from '../coalitions/use-coalition.ts'
import { roomQuery } from '../sync/use-room.ts'
import { useForm } from '../ui/use-form.ts'
import { useCreateInvite } from './use-invites.ts'

/** Where a link leads: into a room, or without one into the coalition. */
export interface InviteTarget {
  coalitionSlug: string
  room?: { id: RoomId; title: string } | undefined
  /** Nothing is asked of the server before somebody looks. */
  isOpen: boolean
}

/** The form in which a link is made, and the link once it is. What was typed stays while the dialog is closed. */
export type InviteForm = ReturnType<typeof useInviteForm>

/** The life of that form. What may be chosen comes from the abilities that the server sent. */
export function useInviteForm({ coalitionSlug, room, isOpen }: InviteTarget) {
  const coalition = useQuery({ ...coalitionQuery(coalitionSlug), enabled: isOpen })
  const ownRoom = useQuery({
    ...roomQuery(room?.id ?? ('' as RoomId)),
    enabled: isOpen && room !== undefined,
  })
  const { data: facts } = useQuery({ ...serverFactsQuery, enabled: isOpen })
  const [isMailed, setMailed] = useState(true)
  const [waits, setWaits] = useState(true)
  const [created, setCreated] = useState<CreatedInvite | null>(null)
  const create = useCreateInvite(coalitionSlug)
  const rights = rightsOf(coalition.data)
  const faultText = useFaultText()
  const hasMail = facts?.hasMail ?? false
  // Whoever says themselves for whom they speak is looked at first.
  const waitsFor = (organizationId: string) => waits || !rights.mayInviteAnyone || organizationId === ''
  const form = useForm({
    initial: {
      role: 'commenter',
      organizationId: '',
      hours: String(INVITE_DEFAULT_HOURS),
      uses: '1',
      email: '',
      note: '',
    },
    schema: {
      safeParse: (values) => {
        const isBound = values.email.trim() !== ''
        return newInviteSchema.safeParse({
          ...values,
          roomId: room?.id ?? null,
          role: room ? values.role : null,
          organizationId: rights.mayInviteAnyone ? values.organizationId || null : rights.ownOrganizationId,
          hours: Number(values.hours),
          uses: isBound ? 1 : Number(values.uses),
          isMailed: isBound && hasMail && isMailed,
          needsAdmission: waitsFor(values.organizationId),
        })
      },
    },
    send: async (input) => {
      setCreated(await create.mutateAsync(input))
      // The next link is for somebody else.
      form.set('email', '')
    },
    faultText,
  })
  return {
    ...form,
    coalition,
    room,
    rights,
    /** The weakest first; nobody gives more than they have. */
    roles: rolesWithin(ownRoom.data?.role),
    hasMail,
    isMailed,
    setMailed,
    needsAdmission: waitsFor(form.values.organizationId),
    mayOpenAtOnce: rights.mayInviteAnyone && form.values.organizationId !== '',
    setWaits,
    created,
    /** Puts the link away for good, and the form in its place. */
    startAnother: () => setCreated(null),
  }
}

function rightsOf(coalition: Coalition | undefined) {
  const abilities = coalition?.acting.abilities ?? []
  return {
    mayInviteAnyone: abilities.includes('invite-anyone'),
    ownOrganizationId: coalition?.acting.organization.id ?? null,
  }
}

function rolesWithin(limit: RoomRole = 'reader'): readonly GivenRole[] {
  return GIVEN_ROLES.filter((role) => isWithin(role, limit)).toReversed()
}

function useFaultText() {
  const { t } = useLingui()
  return (name: string) =>
    name === 'note'
      ? t`Use at most ${INVITE_NOTE_MAX_CHARS} characters, in plain text.`
      : t`Write an e-mail address, such as name@example.org.`
}
