import {
  type MailSettings,
  type MailSettingsInput,
  mailSettingsSchema,
} from '@plenary/shared/mail-settings.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, put, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Which mail one gets, and whether one can have any. */
export function useMailSettings() {
  return useQuery({
    queryKey: queryKeys.mailSettings,
    queryFn: () => get('/api/inbox/mail', mailSettingsSchema),
  })
}

/** Chooses another, which shows at once; what the server refuses goes back. */
export function useChangeMail() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: MailSettingsInput) => put('/api/inbox/mail', input, mailSettingsSchema),
    onMutate: ({ rhythm, includesText }) => {
      const former = queryClient.getQueryData<MailSettings>(queryKeys.mailSettings)
      if (former) queryClient.setQueryData(queryKeys.mailSettings, { ...former, rhythm, includesText })
      return { former }
    },
    onError: (_error, _input, context) => queryClient.setQueryData(queryKeys.mailSettings, context?.former),
    onSuccess: (settings) => queryClient.setQueryData(queryKeys.mailSettings, settings),
  })
}

/** Ends the mails of whoever got a link, signed in or not. */
export function useUnsubscribe() {
  return useMutation({ mutationFn: (token: string) => send('POST', '/api/unsubscriptions', { token }) })
}
