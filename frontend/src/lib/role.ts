import { capital } from './kinds'

/** A role where it stands alone: "Staff", "IT". */
export const roleWord = (role: string): string => (role === 'it' ? 'IT' : capital(role))
