import { Link } from '@tanstack/react-router'
import styles from './brand.module.css'

/** Seats around a sheet: the sign of Plenary. */
export function BrandSign() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="currentColor" className={styles.sign}>
      <path d="M2.03 24.48A14 14 0 0 1 3.41 17.39L8.26 19.74A8.6 8.6 0 0 0 7.42 24.10Z" />
      <path d="M4.61 15.36A14 14 0 0 1 10.18 10.77L12.42 15.68A8.6 8.6 0 0 0 9.00 18.50Z" />
      <path d="M12.39 9.97A14 14 0 0 1 19.61 9.97L18.22 15.19A8.6 8.6 0 0 0 13.78 15.19Z" />
      <path d="M21.82 10.77A14 14 0 0 1 27.39 15.36L23.00 18.50A8.6 8.6 0 0 0 19.58 15.68Z" />
      <path d="M28.59 17.39A14 14 0 0 1 29.97 24.48L24.58 24.10A8.6 8.6 0 0 0 23.74 19.74Z" />
      <rect x="12.4" y="18.2" width="7.2" height="8.6" rx="1" />
    </svg>
  )
}

/** Sign and name, leading to the first page: home, or sign-in for those who are not signed in. */
export function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <BrandSign />
      <span>Plenary</span>
    </Link>
  )
}
