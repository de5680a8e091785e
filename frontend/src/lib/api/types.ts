/** The words of the wire, under the names the screens use. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Site = Schemas['SiteOut']
export type SiteDay = Schemas['SiteDay']
export type Floor = Schemas['FloorOut']
export type Zone = Schemas['ZoneOut']
export type FloorDay = Schemas['FloorDay']
export type Space = Schemas['SpaceDay']
export type TakenSpan = Schemas['TakenSpan']
export type SpaceRef = Schemas['SpaceRef']
export type Booking = Schemas['BookingOut']
export type Present = Schemas['Present']
export type Day = Schemas['Day']
export type Suggestion = Schemas['Suggestion']
export type ComingBack = Schemas['ComingBackOut']
export type Alternative = Schemas['Alternative']
export type Outage = Schemas['OutageOut']
export type DemoPerson = Schemas['DemoPerson']
export type Colleague = Schemas['Colleague']
export type Holder = Schemas['HolderOut']
