// Made by api_types.mjs from apps/server/openapi.json and schema/. Not to be edited.

export type Error = {
  error: {
  id: "BAD-REQUEST" | "TOKEN" | "HOST" | "ORIGIN" | "POLICY" | "NO-ROUTE" | "NOT-FOUND" | "METHOD" | "SLOW" | "KEY-REUSED" | "LENGTH" | "ITEM-CHANGED" | "TOO-LARGE" | "MEDIA-TYPE" | "REVISION-MISSING" | "HEADERS" | "INTERNAL" | "BUSY" | "KEY" | "STORAGE" | "INTEGRITY" | "PART-MISSING";
  message: string;
};
};

export type Stale = {
  error: {
  id: "ITEM-CHANGED";
  message: string;
};
  review: Review;
};

export type State = "new" | "accepted" | "corrected" | "rejected" | "disputed" | "second_opinion";

export type Revision = string;

export type Review = {
  state: State;
  revision: Revision;
  decisions: (Decision)[];
  claim: Claim | null;
};

export type ReviewedClaim = {
  claim: Claim;
  review: Review;
};

export type Stats = {
  inputs: number;
  bytes: number;
  names: number;
  documents: number;
  claims: number;
  analyses: number;
  superseded: number;
  pending: number;
  quarantined: number;
  refused: number;
  decisions: number;
  entries: number;
  reasons: Record<string, number>;
};

export type Ledger = {
  id: string;
  program: string;
  packs: (string)[];
  stats: Stats;
  log: {
  size: number;
  root: string;
};
  reviewer: string;
  states: {
  new: number;
  accepted: number;
  corrected: number;
  rejected: number;
  disputed: number;
  second_opinion: number;
};
};

export type DocumentShort = {
  number: number;
  id: string;
  name: string;
  outlet: string | null;
  title: string | null;
  published: string | null;
  claims: number;
  reviewed: number;
  copies: number;
};

export type Documents = {
  total: number;
  documents: (DocumentShort)[];
};

export type Document = {
  number: number;
  id: string;
  name: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  published: string | null;
  published_basis: "given" | "dateline" | "inferred" | "none";
  input: string;
  record: number;
  text: string;
};

export type Change = {
  from: string;
  to: string;
  begin: number;
  end: number;
};

export type Copy = {
  number: number;
  name: string;
  outlet: string | null;
  published: string | null;
  shared: number;
  changes: (Change)[];
};

export type Warning = {
  reason: "TXT-BIDI" | "TXT-CONTROL" | "TXT-CONFUSABLE";
  field: "text" | "title" | "outlet" | "name" | "url";
  begin: number;
  end: number;
  message: string;
};

export type DocumentPage = {
  document: Document;
  claims: (ReviewedClaim)[];
  added: (ReviewedClaim)[];
  copies: (Copy)[];
  warnings: (Warning)[];
};

export type Row = {
  id: string;
  document: number;
  type: string;
  initiator: string | null;
  target: string | null;
  quantity: {
  value: number | null;
  low: number | null;
  high: number | null;
  modifier: string;
  unit: string | null;
} | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  precision: string | null;
  time: string | null;
  speaker: string | null;
  camp: string | null;
  modality: string;
  confidence: number;
  state: State;
  evidence: string;
};

export type Rows = {
  total: number;
  rows: (Row)[];
};

export type ClaimPage = {
  claim: Claim;
  document: number;
  review: Review;
};

export type Explained = {
  slot: string;
  rule: string | null;
  row: string | null;
  span: {
  begin: number;
  end: number;
} | null;
  lost: ({
  id: string;
  score: number;
  row: string | null;
})[];
};

export type Explanation = {
  slots: (Explained)[];
  passed_over: ({
  slot: string;
  begin: number;
  end: number;
  reason: string;
  claim: string | null;
})[];
  rules: ({
  id: string;
  row: string | null;
})[];
};

export type Reviewer = {
  name: string;
};

export type NewDecision = {
  subject?: string;
  kind: "accept" | "reject" | "correct" | "dispute" | "second_opinion" | "note" | "add" | "merge" | "split";
  content: Record<string, unknown>;
};

export type Decided = {
  decision: Decision;
  review: Review;
};

export type QueueRow = Row & {
  reasons: ("low_confidence" | "unlinked_name" | "contradiction" | "second_opinion" | "disputed")[];
};

export type Queue = {
  total: number;
  rows: (QueueRow)[];
};

export type IncidentShort = {
  id: string;
  type: string;
  first_day: string | null;
  last_day: string | null;
  place: string | null;
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  documents: number;
  voices: number;
  copies: number;
  claims: number;
  contested: (string)[];
  low: number | null;
  high: number | null;
};

export type IncidentList = {
  total: number;
  incidents: (IncidentShort)[];
};

export type IncidentPage = {
  incident: Incident;
  claims: ({
  claim: Claim;
  document: number;
  review: Review;
})[];
  review: Review;
  exports: Record<string, Record<string, string>>;
};

export type Found = {
  total: number;
  documents: ({
  number: number;
  name: string;
  outlet: string | null;
  title: string | null;
  published: string | null;
  passages: ({
  begin: number;
  text: string;
  marks: ([number, number])[];
})[];
})[];
};

export type Entity = {
  id: string;
  name: string;
  name_en: string | null;
  kind: string;
  camp: string | null;
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  within: (string)[];
};

export type Entities = {
  entities: (Entity)[];
};

export type Name = {
  text: string;
  slot: string;
  count: number;
  claims: (string)[];
  table: "places" | "actors";
  row: string;
};

export type Names = {
  names: (Name)[];
};

export type PreviewAsked = {
  table?: "places" | "actors";
  row: string;
};

export type Preview = {
  claims: ({
  id: string;
  before: Claim | null;
  after: Claim | null;
})[];
  documents: number;
};

export type Log = {
  size: number;
  root: string;
  entries: ({
  leaf: Leaf;
  hash: string;
  decision: Decision | null;
})[];
};

export type Verified = {
  sound: boolean;
  faults: ({
  item: string;
  what: string;
})[];
  size: number;
  root: string;
  signed: number;
  documents: number;
  claims: number;
  spans: number;
};

export type Job = {
  job: number;
};

export type Progress = {
  job: number;
  state: "none" | "accepting" | "reading" | "done" | "failed";
  bytes: number;
  of: number;
  documents: number;
  claims: number;
  quarantine: ({
  reason: string;
  byte: number;
  message: string;
})[];
  error: string | null;
};

export type Quarantine = {
  rows: ({
  input: string;
  name: string | null;
  line: number;
  reason: string;
  byte: number;
  message: string;
})[];
};

export type SlotAgreement = {
  slot: string;
  kappa: number | null;
  observed: number;
  n: number;
};

export type Agreement = {
  reviewers: (string)[];
  slots: (SlotAgreement)[];
  pairs: ({
  first: string;
  second: string;
  slots: (SlotAgreement)[];
})[];
};

export type Decision = {
  schema: "isnad.decision/1";
  id: string;
  subject: string;
  parent: string | null;
  kind: string;
  reviewer: string | null;
  content: Record<string, unknown> | null;
  at: string;
  seq: number;
  commitment: string;
};

export type Claim = {
  schema: "isnad.claim/1";
  id: string;
  document: {
  id: string;
  name: string;
  url: string | null;
  outlet: string | null;
  title: string | null;
  published: string | null;
  published_basis: "given" | "dateline" | "inferred" | "none";
};
  type: "casualty.killed" | "casualty.wounded" | "casualty.killed_or_wounded" | "casualty.captured" | "casualty.missing" | "casualty.sexual_violence" | "casualty.losses" | "attack.airstrike" | "attack.shelling" | "attack.bombing" | "attack.suicide_bombing" | "attack.shooting" | "attack.clash" | "attack.assault" | "attack.offensive" | "attack.ambush" | "attack.assassination" | "attack.repelled" | "attack.chemical" | "attack.other" | "territory.captured" | "territory.recaptured" | "territory.withdrawn" | "territory.advanced" | "territory.besieged" | "territory.siege_lifted" | "materiel.destroyed" | "materiel.damaged" | "materiel.seized" | "materiel.shot_down" | "materiel.handed_over" | "property.destroyed" | "property.damaged" | "property.looted" | "population.displaced" | "population.evacuated" | "population.returned" | "detention.arrested" | "detention.abducted" | "detention.disappeared" | "detention.tortured" | "detention.released" | "detention.exchanged" | "detention.executed" | "force.strength" | "force.mobilised" | "force.recruited" | "force.moved" | "force.formed" | "force.defected" | "force.surrendered" | "protest.held" | "protest.suppressed" | "relief.delivered" | "relief.blocked" | "politics.negotiated" | "politics.agreed" | "politics.ceasefire" | "politics.violated_ceasefire" | "politics.rejected" | "politics.demanded" | "politics.threatened" | "politics.accused" | "politics.denied" | "politics.declared" | "politics.appealed" | "politics.condemned";
  codes: {
  plover: string | null;
  plover_mode: string | null;
  acled: {
  event_type: string | null;
  sub_event_type: string | null;
};
  cameo: string | null;
};
  initiator: (ClaimLink)[];
  target: (ClaimLink)[];
  status: "civilian" | "combatant" | "mixed" | "unknown" | null;
  breakdown: ({
  group: "child" | "woman" | "man" | "elderly" | "medic" | "journalist" | "rescuer" | "officer" | "leader" | "foreigner" | "displaced" | "other";
  quantity: ClaimQuantity;
})[];
  persons: ({
  name: string;
  age: number | null;
  sex: "female" | "male" | null;
  role: string | null;
  begin: number;
  end: number;
})[];
  quantity: null | ClaimQuantity;
  place: (ClaimPlace)[];
  facility: (ClaimLink)[];
  instrument: (ClaimLink)[];
  time: null | {
  value: string;
  precision: "minute" | "hour" | "daypart" | "day" | "week" | "month" | "year" | "interval" | "unresolved";
  part: null | "DA" | "MO" | "MI" | "AF" | "EV" | "NI";
  basis: "explicit" | "relative" | "inherited";
  anchor: string | null;
  text: string;
  begin: number;
  end: number;
};
  modality: "actual" | "planned" | "demanded" | "threatened" | "conditional" | "possible" | "denied";
  attribution: ({
  text: string;
  name: string | null;
  id: string | null;
  role: "person" | "organisation" | "media" | "official" | "witness" | "anonymous";
  camp: string | null;
  cue: string | null;
  stance: "states" | "announces" | "affirms" | "alleges" | "denies" | "admits" | "accuses" | "demands" | "threatens" | "warns" | "quotes" | "publishes";
  begin: number;
  end: number;
})[];
  interest: "own_success" | "own_loss" | "adverse_admission" | "accuses_adversary" | "third_party" | "unknown";
  confidence: number;
  wording: ({
  text: string;
  coded_as: string;
})[];
  part_of: string | null;
  revises: string | null;
  evidence: {
  begin: number;
  end: number;
  text: string;
  trigger: {
  begin: number;
  end: number;
  text: string;
};
};
  rules: (string)[];
};

export type ClaimLink = {
  text: string;
  begin: number;
  end: number;
  id: string | null;
  name: string | null;
  name_en: string | null;
  kind: string | null;
  camp: string | null;
  by: null | "coreference" | "inherited" | "list";
  candidates: ({
  id: string;
  name: string;
  score: number;
})[];
};

export type ClaimPlace = {
  text: string;
  begin: number;
  end: number;
  id: string | null;
  name: string | null;
  name_en: string | null;
  kind: string | null;
  camp: string | null;
  by: null | "coreference" | "inherited" | "list";
  candidates: ({
  id: string;
  name: string;
  score: number;
})[];
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  pcode: string | null;
  precision: "exact" | "near" | "admin3" | "admin2" | "admin1" | "area" | "country" | "unlocated";
  within: (string)[];
};

export type ClaimQuantity = {
  value: number | null;
  low: number | null;
  high: number | null;
  modifier: "exact" | "at_least" | "more_than" | "at_most" | "less_than" | "about" | "range" | "vague" | "all";
  unit: "person" | "tank" | "armoured_vehicle" | "vehicle" | "tracked_vehicle" | "artillery_gun" | "rocket_launcher" | "rocket" | "shell" | "airstrike" | "combat_aircraft" | "reconnaissance_aircraft" | "helicopter" | "drone" | "anti_tank_launcher" | "bridgelayer" | "ship" | "weapon" | "ammunition" | "house" | "hospital" | "school" | "family" | "site" | "village" | "axis" | "explosive_device" | "livestock" | "aircraft" | "attack" | "tonne" | "money" | "year" | "other" | null;
  text: string;
  begin: number;
  end: number;
};

export type Incident = {
  schema: "isnad.incident/1";
  id: string;
  type: "casualty.killed" | "casualty.wounded" | "casualty.killed_or_wounded" | "casualty.captured" | "casualty.missing" | "casualty.sexual_violence" | "casualty.losses" | "attack.airstrike" | "attack.shelling" | "attack.bombing" | "attack.suicide_bombing" | "attack.shooting" | "attack.clash" | "attack.assault" | "attack.offensive" | "attack.ambush" | "attack.assassination" | "attack.repelled" | "attack.chemical" | "attack.other" | "territory.captured" | "territory.recaptured" | "territory.withdrawn" | "territory.advanced" | "territory.besieged" | "territory.siege_lifted" | "materiel.destroyed" | "materiel.damaged" | "materiel.seized" | "materiel.shot_down" | "materiel.handed_over" | "property.destroyed" | "property.damaged" | "property.looted" | "population.displaced" | "population.evacuated" | "population.returned" | "detention.arrested" | "detention.abducted" | "detention.disappeared" | "detention.tortured" | "detention.released" | "detention.exchanged" | "detention.executed" | "force.strength" | "force.mobilised" | "force.recruited" | "force.moved" | "force.formed" | "force.defected" | "force.surrendered" | "protest.held" | "protest.suppressed" | "relief.delivered" | "relief.blocked" | "politics.negotiated" | "politics.agreed" | "politics.ceasefire" | "politics.violated_ceasefire" | "politics.rejected" | "politics.demanded" | "politics.threatened" | "politics.accused" | "politics.denied" | "politics.declared" | "politics.appealed" | "politics.condemned";
  first_day: string | null;
  last_day: string | null;
  place: IncidentPlace | null;
  documents: number;
  voices: number;
  copies: number;
  claims: (string)[];
  numbers: (IncidentNumber)[];
  slots: (IncidentSlot)[];
  told_in: (IncidentTold)[];
  wording: ({
  text: string;
  coded_as: string;
})[];
};

export type IncidentPlace = {
  id: string | null;
  name: string;
  name_en: string | null;
  lat: number | null;
  lon: number | null;
  radius_m: number | null;
  pcode: string | null;
  precision: "exact" | "near" | "admin3" | "admin2" | "admin1" | "area" | "country" | "unlocated";
  within: (string)[];
};

export type IncidentNumber = {
  claim: string;
  type: "casualty.killed" | "casualty.wounded" | "casualty.killed_or_wounded" | "casualty.captured" | "casualty.missing" | "casualty.sexual_violence" | "casualty.losses" | "attack.airstrike" | "attack.shelling" | "attack.bombing" | "attack.suicide_bombing" | "attack.shooting" | "attack.clash" | "attack.assault" | "attack.offensive" | "attack.ambush" | "attack.assassination" | "attack.repelled" | "attack.chemical" | "attack.other" | "territory.captured" | "territory.recaptured" | "territory.withdrawn" | "territory.advanced" | "territory.besieged" | "territory.siege_lifted" | "materiel.destroyed" | "materiel.damaged" | "materiel.seized" | "materiel.shot_down" | "materiel.handed_over" | "property.destroyed" | "property.damaged" | "property.looted" | "population.displaced" | "population.evacuated" | "population.returned" | "detention.arrested" | "detention.abducted" | "detention.disappeared" | "detention.tortured" | "detention.released" | "detention.exchanged" | "detention.executed" | "force.strength" | "force.mobilised" | "force.recruited" | "force.moved" | "force.formed" | "force.defected" | "force.surrendered" | "protest.held" | "protest.suppressed" | "relief.delivered" | "relief.blocked" | "politics.negotiated" | "politics.agreed" | "politics.ceasefire" | "politics.violated_ceasefire" | "politics.rejected" | "politics.demanded" | "politics.threatened" | "politics.accused" | "politics.denied" | "politics.declared" | "politics.appealed" | "politics.condemned";
  status: "civilian" | "combatant" | "mixed" | "unknown" | null;
  unit: string;
  value: number | null;
  low: number | null;
  high: number | null;
  modifier: "exact" | "at_least" | "more_than" | "at_most" | "less_than" | "about" | "range" | "vague" | "all";
  text: string;
  speaker: string | null;
  speaker_name: string | null;
  camp: string | null;
  interest: "own_success" | "own_loss" | "adverse_admission" | "accuses_adversary" | "third_party" | "unknown";
  voice: number;
  said_on: string | null;
  subset: boolean;
  revised: boolean;
};

export type IncidentValue = {
  id: string | null;
  text: string;
  voices: number;
  claims: (string)[];
};

export type IncidentSlot = {
  slot: "type" | "initiator" | "target" | "status" | "quantity" | "place" | "facility" | "instrument" | "time" | "modality";
  agreement: "unsaid" | "single" | "agreed" | "compatible" | "contested";
  values: (IncidentValue)[];
};

export type IncidentTold = {
  id: string;
  name: string;
  outlet: string | null;
  url: string | null;
  published: string | null;
  voice: number;
  copy_of: string | null;
  shared: number;
  claims: (string)[];
};

export type Leaf = {
  schema: "isnad.leaf/1";
  seq: number;
  at: string;
  kind: "acceptance";
  input: string;
  bytes: number;
  name: string;
} | {
  schema: "isnad.leaf/1";
  seq: number;
  at: string;
  kind: "analysis";
  input: string;
  document: string;
  record: number;
  program: string;
  packs: string;
  claims: number;
  digest: string;
  content: string;
} | {
  schema: "isnad.leaf/1";
  seq: number;
  at: string;
  kind: "quarantine";
  input: string;
  reason: string;
  byte: number;
  line: number;
  message: string;
} | {
  schema: "isnad.leaf/1";
  seq: number;
  at: string;
  kind: "decision";
  decision: string;
  subject: string;
  parent: string | null;
  content: string;
} | {
  schema: "isnad.leaf/1";
  seq: number;
  at: string;
  kind: "erasure";
  commitment: string;
  reason: string;
  renamed?: ({
  seq: number;
  digest: string;
  content: string;
})[];
};
