// What do the answers of the server hold? The types of the schemas under the names the page uses.
export type * from './schema';

import type { ClaimLink, ClaimPlace, ClaimQuantity } from './schema';

export type Link = ClaimLink;
export type Place = ClaimPlace;
export type Quantity = ClaimQuantity;
export type LinkSlot = 'initiator' | 'target' | 'place' | 'facility' | 'instrument';
export interface Span {
  text: string;
  begin: number;
  end: number;
}
