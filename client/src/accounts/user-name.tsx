/** Tells a password manager whose password this is, before the field of it; nobody sees or reaches it. */
export function UserName({ email }: { email: string | null }) {
  return email === null ? null : (
    <input hidden readOnly name="username" type="email" autoComplete="username" value={email} />
  )
}
